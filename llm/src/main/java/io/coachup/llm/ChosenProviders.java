package io.coachup.llm;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which provider each role uses, as the settings name it. */
@Singleton
final class ChosenProviders {

    private final LlmConfig config;
    private final List<ProviderFactory> factories;

    ChosenProviders(LlmConfig config, @All List<ProviderFactory> factories) {
        this.config = config;
        this.factories = factories;
    }

    /** One for each role. */
    List<ChosenProvider> all() {
        return Arrays.stream(LlmRole.values()).map(this::of).toList();
    }

    private ChosenProvider of(LlmRole role) {
        LlmConfig.Choice choice = config.choice(role);
        String variable = choice.provider().isPresent() ? "AI_PROVIDER_" + role : "AI_PROVIDER";
        String name = choice.provider().or(config::provider).orElse(ChatProviders.MOCK);
        return new ChosenProvider(
                role, variable, name, factory(name), choice.model().orElse(null));
    }

    private ProviderFactory factory(String name) {
        String wanted = name.trim().toLowerCase(Locale.ROOT);
        return factories.stream()
                .filter(factory -> factory.answersTo(wanted))
                .findFirst()
                .orElse(null);
    }
}
