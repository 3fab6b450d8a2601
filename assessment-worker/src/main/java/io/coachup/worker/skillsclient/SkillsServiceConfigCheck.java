package io.coachup.worker.skillsclient;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import io.coachup.http.Origin;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** What the settings of the way to skills-service must be. */
@Singleton
final class SkillsServiceConfigCheck implements SettingsCheck {

    private final SkillsServiceConfig config;

    SkillsServiceConfigCheck(SkillsServiceConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        isOrigin(config.url()),
                        "SKILLS_SERVICE_URL must be an http or https address with a host, such as http://skills:8082.")
                .all();
    }

    private static boolean isOrigin(URI address) {
        try {
            Origin.of(address);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
