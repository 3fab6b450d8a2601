package io.coachup.skills.budgets;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Refuses budgets that would let nobody do anything. */
@Singleton
final class BudgetConfigCheck implements SettingsCheck {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long SECONDS_OF_A_DAY = DAY.toSeconds();

    private final BudgetConfig config;

    BudgetConfigCheck(BudgetConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        Duration ttl = config.reservationTtl();
        BigDecimal price = config.chatCentsPerThousandTokens();
        return new Problems()
                .require(
                        config.chatTurnTokens() >= 1 && config.chatTurnTokens() <= Integer.MAX_VALUE,
                        "BUDGET_CHAT_TURN_TOKENS must be a number from 1 to 2147483647.")
                .require(price.signum() > 0, "BUDGET_CHAT_CENTS_PER_1000_TOKENS must be above 0.")
                .require(
                        config.chatTokensPerDay().orElse(Long.MAX_VALUE) >= config.chatTurnTokens(),
                        "BUDGET_CHAT_TOKENS_PER_DAY must be at least BUDGET_CHAT_TURN_TOKENS: nobody could chat.")
                .require(
                        config.chatCentsPerDay()
                                .map(cents -> cents.compareTo(
                                                ChatEstimate.of(config, 0).cents())
                                        >= 0)
                                .orElse(true),
                        "BUDGET_CHAT_CENTS_PER_DAY must be at least what BUDGET_CHAT_TURN_TOKENS cost at"
                                + " BUDGET_CHAT_CENTS_PER_1000_TOKENS: nobody could chat.")
                .require(
                        isSpeech(config.speechSecondsPerDay().orElse(1)),
                        "BUDGET_SPEECH_SECONDS_PER_DAY must be a number from 1 to " + 1000 * SECONDS_OF_A_DAY + ".")
                .require(
                        ttl.isPositive() && ttl.compareTo(DAY) < 0,
                        "BUDGET_RESERVATION_TTL must be above 0 and less than a day.")
                .all();
    }

    private static boolean isSpeech(long seconds) {
        return seconds >= 1 && seconds <= 1000 * SECONDS_OF_A_DAY;
    }
}
