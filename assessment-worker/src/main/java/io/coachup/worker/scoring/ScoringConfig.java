package io.coachup.worker.scoring;

import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How conversations are scored. */
@ConfigMapping(prefix = "coachup.scoring")
public interface ScoringConfig {

    /** {@code AI_ASSESS_ENABLED}: let the provider of the assess role find the criteria instead of the measures. */
    @WithDefault("false")
    @WithConverter(StrictBoolean.class)
    boolean modelEnabled();

    /** {@code ASSESS_PER_SKILL_TIMEOUT_MS}: time limit of each skill. */
    @WithDefault("8000ms")
    Duration perSkillTimeout();

    /** {@code ASSESS_GROUP_TIMEOUT_MS}: time limit of all skills of a job together. */
    @WithDefault("15000ms")
    Duration groupTimeout();

    /** {@code JOB_TRANSCRIPT_MAX_BYTES}: how much of a conversation is scored, in bytes of UTF-8; the newest messages. */
    @WithDefault("262144")
    int maxTranscriptBytes();

    /** {@code JOB_TRANSCRIPT_MAX_MESSAGES}: how many messages of a conversation are scored; the newest ones. */
    @WithDefault("1000")
    int maxTranscriptMessages();

    /** {@code ASSESS_MAX_CONVERSATION_CHARS}: how much of a conversation a model is sent, in characters; the newest part. */
    @WithDefault("60000")
    int maxConversationChars();
}
