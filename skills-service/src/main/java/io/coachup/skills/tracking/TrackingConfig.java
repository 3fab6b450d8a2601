package io.coachup.skills.tracking;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What people practise who track no skill. */
@ConfigMapping(prefix = "coachup.tracking")
public interface TrackingConfig {

    /** {@code ASSESS_TRACKED_SKILLS_JSON}: an array of objects with id, name and, if there is one, category. */
    Optional<String> fallbackSkills();
}
