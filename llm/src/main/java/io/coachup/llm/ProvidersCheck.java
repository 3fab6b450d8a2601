package io.coachup.llm;

import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Refuses providers that nobody knows, and those in use whose own settings can't work. */
@Singleton
final class ProvidersCheck implements SettingsCheck {

    private final ChosenProviders chosen;

    ProvidersCheck(ChosenProviders chosen) {
        this.chosen = chosen;
    }

    @Override
    public List<String> problems() {
        Stream<String> unknown = chosen.all().stream()
                .filter(choice -> choice.factory() == null)
                .map(choice ->
                        choice.variable() + "=" + choice.name() + " is not a known provider: use mock or openai.");
        Stream<String> wrong = chosen.all().stream()
                .map(ChosenProvider::factory)
                .filter(Objects::nonNull)
                .flatMap(factory -> factory.problems().stream());
        return Stream.concat(unknown, wrong).distinct().toList();
    }
}
