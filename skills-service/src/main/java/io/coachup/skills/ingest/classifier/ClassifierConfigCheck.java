package io.coachup.skills.ingest.classifier;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start where no model could answer in time. */
@Singleton
final class ClassifierConfigCheck implements SettingsCheck {

    private final ClassifierConfig config;

    ClassifierConfigCheck(ClassifierConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.timeLimit().toMillis() >= 1, "CLASSIFIER_TIMEOUT_MS must be at least 1.")
                .all();
    }
}
