package io.coachup.worker.scoring;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** What the settings of scoring must be. */
@Singleton
final class ScoringConfigCheck implements SettingsCheck {

    /** What skills-service's answer may hold of a conversation, every sign of it escaped. */
    private static final int LARGEST_TRANSCRIPT = 512 * 1024;

    private final ScoringConfig config;

    ScoringConfigCheck(ScoringConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.perSkillTimeout().isPositive(), "ASSESS_PER_SKILL_TIMEOUT_MS must be more than 0.")
                .require(config.groupTimeout().isPositive(), "ASSESS_GROUP_TIMEOUT_MS must be more than 0.")
                .require(
                        config.maxTranscriptBytes() >= 1 && config.maxTranscriptBytes() <= LARGEST_TRANSCRIPT,
                        "JOB_TRANSCRIPT_MAX_BYTES must be between 1 and %d.".formatted(LARGEST_TRANSCRIPT))
                .require(config.maxTranscriptMessages() >= 1, "JOB_TRANSCRIPT_MAX_MESSAGES must be at least 1.")
                .require(config.maxConversationChars() >= 1, "ASSESS_MAX_CONVERSATION_CHARS must be at least 1.")
                .all();
    }
}
