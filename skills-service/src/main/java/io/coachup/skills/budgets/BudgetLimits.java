package io.coachup.skills.budgets;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one person may use in a day.
 *
 * @param cents of replies, or null for any number
 * @param tokens of prompts and replies, or null
 * @param audioMs heard or spoken, in ms, or null
 */
record BudgetLimits(BigDecimal cents, Long tokens, Long audioMs) {

    private static final long MS = 1000;

    static BudgetLimits of(BudgetConfig config) {
        return new BudgetLimits(
                config.chatCentsPerDay().orElse(null),
                config.chatTokensPerDay().isPresent()
                        ? config.chatTokensPerDay().getAsLong()
                        : null,
                config.speechSecondsPerDay().isPresent()
                        ? config.speechSecondsPerDay().getAsLong() * MS
                        : null);
    }

    boolean coverChat() {
        return cents != null || tokens != null;
    }

    boolean coverSpeech() {
        return audioMs != null;
    }

    /** Which kind has no room for {@code more} when so much is used; empty when all have. What needs none of a kind has room in it. */
    Optional<BudgetKind> exceeded(Amounts used, Amounts more) {
        Amounts all = used.plus(more);
        if (cents != null && more.cents().signum() > 0 && all.cents().compareTo(cents) > 0) {
            return Optional.of(BudgetKind.CHAT_CENTS);
        }
        if (tokens != null && more.tokens() > 0 && all.tokens() > tokens) {
            return Optional.of(BudgetKind.CHAT_TOKENS);
        }
        return audioMs != null && more.audioMs() > 0 && all.audioMs() > audioMs
                ? Optional.of(BudgetKind.SPEECH_SECONDS)
                : Optional.empty();
    }
}
