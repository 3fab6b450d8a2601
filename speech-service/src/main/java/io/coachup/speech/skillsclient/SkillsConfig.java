package io.coachup.speech.skillsclient;

import io.smallrye.config.ConfigMapping;

/** Where skills-service is. */
@ConfigMapping(prefix = "coachup.skills")
interface SkillsConfig {

    /** {@code SKILLS_SERVICE_URL}. */
    String url();
}
