package io.coachup.worker.skillsclient;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
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
                        ServiceAddress.parse(config.url().toString())
                                .filter(address -> address.path().isEmpty())
                                .isPresent(),
                        "SKILLS_SERVICE_URL must be an http or https address with a host and no path, such as http://skills:8082.")
                .all();
    }
}
