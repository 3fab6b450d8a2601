package io.coachup.speech.skillsclient;

import io.coachup.common.settings.SettingsCheck;
import io.coachup.speech.failover.SettingProblems;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses an address of skills-service that is none: every turn would be lost. */
@Singleton
final class SkillsConfigCheck implements SettingsCheck {

    private final SkillsConfig config;

    SkillsConfigCheck(SkillsConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new SettingProblems().address("SKILLS_SERVICE_URL", config.url()).all();
    }
}
