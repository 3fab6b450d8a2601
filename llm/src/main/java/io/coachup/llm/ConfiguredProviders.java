package io.coachup.llm;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The providers that configuration names; a wrong name or setting stops the start with one sentence. */
@Singleton
public final class ConfiguredProviders implements ChatProviders {

    private static final String DEFAULT_PROVIDER = "mock";

    private final LlmConfig config;
    private final Instance<ProviderFactory> factories;
    private final Map<LlmRole, ChatProvider> providers = new EnumMap<>(LlmRole.class);

    public ConfiguredProviders(LlmConfig config, @Any Instance<ProviderFactory> factories) {
        this.config = config;
        this.factories = factories;
    }

    void create(@Observes @Priority(2) StartupEvent event) {
        for (LlmRole role : LlmRole.values()) {
            providers.put(role, create(role));
        }
    }

    @Override
    public ChatProvider forRole(LlmRole role) {
        return providers.get(role);
    }

    private ChatProvider create(LlmRole role) {
        LlmConfig.Choice choice = config.choice(role);
        String name = choice.provider().or(config::provider).orElse(DEFAULT_PROVIDER);
        String variable = choice.provider().isPresent() ? "AI_PROVIDER_" + role.name() : "AI_PROVIDER";
        String wanted = name.trim().toLowerCase(Locale.ROOT);
        ProviderFactory factory = factories.stream()
                .filter(candidate -> candidate.answersTo(wanted))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        variable + "=" + name + " is not a known provider: use mock or openai."));
        try {
            return factory.create(role, choice.model().orElse(null));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }
}
