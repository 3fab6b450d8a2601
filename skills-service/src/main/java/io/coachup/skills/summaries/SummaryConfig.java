package io.coachup.skills.summaries;

import io.coachup.common.settings.Seconds;
import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;

/** When summaries are due and what making one may take; names and defaults are the original's where it had them. */
@ConfigMapping(prefix = "coachup.summaries")
public interface SummaryConfig {

    /** {@code SUMMARY_ENABLED}: summaries are made by themselves; otherwise only on demand. */
    @WithConverter(StrictBoolean.class)
    boolean enabled();

    /** {@code SUMMARY_GENERATE_ASSISTANT_EVERY_N}: one is due after so many replies of the coach; 0 or less for never. */
    int everyReplies();

    /** {@code SUMMARY_GENERATE_SECONDS}: a reply makes one due when the last is this old. In seconds or with a unit. */
    @WithConverter(Seconds.class)
    Duration maxAge();

    /** {@code SUMMARY_LOCK_MS}: how long whoever makes one has it alone. */
    Duration lease();

    /** {@code SUMMARY_TIMEOUT_MS}: longest wait for a model, shorter than the lease. */
    Duration timeLimit();

    /** {@code SUMMARY_FETCH_FROM_CONVEX}: on demand, what is stored goes before what the client sends. */
    @WithConverter(StrictBoolean.class)
    boolean preferStored();

    /** {@code AI_SUMMARY_TOKEN_BUDGET_MIN}: no summary has less room than this, in tokens. */
    int tokenBudgetMin();

    /** {@code SUMMARY_TRANSCRIPT_MAX_BYTES}: of a longer conversation a model gets only the newest turns that fit. */
    int transcriptMaxBytes();

    /** {@code SUMMARY_WORKER_CONCURRENCY}: summaries that a replica makes by itself at a time. */
    int workers();
}
