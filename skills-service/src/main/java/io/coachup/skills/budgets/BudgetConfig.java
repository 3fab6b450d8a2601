package io.coachup.skills.budgets;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What one person may use in a day, which begins at midnight UTC. What is not set has no limit. */
@ConfigMapping(prefix = "coachup.budgets")
public interface BudgetConfig {

    /** {@code BUDGET_CHAT_CENTS_PER_DAY}: cents that replies of the coach may cost. */
    Optional<BigDecimal> chatCentsPerDay();

    /** {@code BUDGET_CHAT_TOKENS_PER_DAY}: tokens of prompts and replies. */
    OptionalLong chatTokensPerDay();

    /** {@code BUDGET_SPEECH_SECONDS_PER_DAY}: seconds of audio that are heard or spoken. */
    OptionalLong speechSecondsPerDay();

    /** {@code BUDGET_CHAT_TURN_TOKENS}: what a turn is reckoned to take beside what its client sends: stored context and reply. */
    long chatTurnTokens();

    /** {@code BUDGET_CHAT_CENTS_PER_1000_TOKENS}: what these are reckoned to cost, until the real cost is known. */
    BigDecimal chatCentsPerThousandTokens();

    /** {@code BUDGET_RESERVATION_TTL}: how long a call counts that nobody settles. */
    Duration reservationTtl();
}
