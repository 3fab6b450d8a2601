package io.coachup.worker.scoring;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with settings that could not work. */
@Singleton
final class ScoringConfigCheck {

    /** What skills-service's answer may hold of a conversation, every sign of it escaped. */
    private static final int LARGEST_TRANSCRIPT = 512 * 1024;

    private final ScoringConfig config;

    ScoringConfigCheck(ScoringConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        require(config.perSkillTimeout().isPositive(), "ASSESS_PER_SKILL_TIMEOUT_MS must be more than 0.");
        require(config.groupTimeout().isPositive(), "ASSESS_GROUP_TIMEOUT_MS must be more than 0.");
        require(
                config.maxTranscriptBytes() >= 1 && config.maxTranscriptBytes() <= LARGEST_TRANSCRIPT,
                "JOB_TRANSCRIPT_MAX_BYTES must be between 1 and %d.".formatted(LARGEST_TRANSCRIPT));
        require(config.maxTranscriptMessages() >= 1, "JOB_TRANSCRIPT_MAX_MESSAGES must be at least 1.");
        require(config.maxConversationChars() >= 1, "ASSESS_MAX_CONVERSATION_CHARS must be at least 1.");
    }
}
