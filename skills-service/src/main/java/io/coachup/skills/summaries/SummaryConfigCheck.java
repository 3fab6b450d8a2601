package io.coachup.skills.summaries;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import io.coachup.skills.idempotency.IdempotencyConfig;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with settings under which no summary could be made. */
@Singleton
final class SummaryConfigCheck implements SettingsCheck {

    private final SummaryConfig config;
    private final IdempotencyConfig idempotency;

    SummaryConfigCheck(SummaryConfig config, IdempotencyConfig idempotency) {
        this.config = config;
        this.idempotency = idempotency;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(!config.maxAge().isNegative(), "SUMMARY_GENERATE_SECONDS must be 0 or more.")
                .require(config.timeLimit().toMillis() >= 1, "SUMMARY_TIMEOUT_MS must be at least 1.")
                .require(
                        config.lease().compareTo(config.timeLimit()) > 0,
                        "SUMMARY_LOCK_MS must be longer than SUMMARY_TIMEOUT_MS: two would make the same summary.")
                .require(config.tokenBudgetMin() >= 1, "AI_SUMMARY_TOKEN_BUDGET_MIN must be at least 1.")
                .require(config.transcriptMaxBytes() >= 1, "SUMMARY_TRANSCRIPT_MAX_BYTES must be at least 1.")
                .require(config.workers() >= 1, "SUMMARY_WORKER_CONCURRENCY must be at least 1.")
                .require(
                        idempotency.keep().compareTo(SummariesOnDemand.limit(config)) > 0,
                        "IDEMPOTENCY_KEEP must be longer than a summary may take (SUMMARY_LOCK_MS, SUMMARY_TIMEOUT_MS and 30 s):"
                                + " the same request would be worked on twice.")
                .all();
    }
}
