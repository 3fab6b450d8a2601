package io.coachup.skills.jobs;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with limits under which no job could be assessed. */
@Singleton
final class JobsConfigCheck {

    private final JobsConfig config;

    JobsConfigCheck(JobsConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        require(config.resendAfter().isPositive(), "ASSESSMENT_RESEND_AFTER must be longer than nothing.");
        require(config.maxAttempts() >= 1, "JOB_MAX_ATTEMPTS must be at least 1.");
        require(config.transcriptMaxBytes() >= 1, "JOB_TRANSCRIPT_MAX_BYTES must be at least 1.");
        require(config.transcriptMaxMessages() >= 1, "JOB_TRANSCRIPT_MAX_MESSAGES must be at least 1.");
    }
}
