package io.coachup.speech.session;

import io.coachup.speech.selection.SettingCheck;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with an address of skills-service that is none: every turn would be lost. */
@Singleton
final class SkillsConfigCheck {

    private final SkillsConfig config;

    SkillsConfigCheck(SkillsConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        SettingCheck.address("SKILLS_SERVICE_URL", config.url());
    }
}
