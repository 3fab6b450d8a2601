package io.coachup.skills.tracking;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with skills that can't be read. */
@Singleton
final class TrackingConfigCheck implements SettingsCheck {

    private final TrackingConfig config;

    TrackingConfigCheck(TrackingConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        PracticedSkills.parse(config.fallbackSkills().orElse("[]"))
                                .isPresent(),
                        "ASSESS_TRACKED_SKILLS_JSON must be a JSON array of objects, each with an id and a name of 1 to 256"
                                + " characters.")
                .all();
    }
}
