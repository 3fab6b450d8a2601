package io.coachup.skills.assessments;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of finalizing. */
@ConfigMapping(prefix = "coachup.assessments")
public interface AssessmentsConfig {

    /** {@code SKILL_HASH_SALT}: salt of the hashes that stand for skills in the contract's finalize route. */
    Optional<String> skillHashSalt();

    /** {@code PERSIST_ASSESSMENTS_SECRET}: bearer of the contract's finalize route beside the service token. */
    Optional<String> finalizeSecret();
}
