package io.coachup.llm;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** The providers that configuration names, made when the service starts; {@link ProvidersCheck} has let them pass. */
@Singleton
public final class ConfiguredProviders implements ChatProviders {

    private final ChosenProviders chosen;
    private final Map<LlmRole, ChatProvider> providers = new EnumMap<>(LlmRole.class);

    ConfiguredProviders(ChosenProviders chosen) {
        this.chosen = chosen;
    }

    void create(@Observes @Priority(2) StartupEvent event) {
        for (ChosenProvider choice : chosen.all()) {
            providers.put(choice.role(), choice.factory().create(choice.role(), choice.model()));
        }
    }

    @Override
    public ChatProvider forRole(LlmRole role) {
        return providers.get(role);
    }
}
