package io.coachup.skills.budgets;

import java.math.BigDecimal;

/** What a turn is reckoned to take before a model is asked. */
final class ChatEstimate {

    /** The usual rule for English text. */
    private static final int CHARS_PER_TOKEN = 4;

    private static final int PRICED_TOKENS_DIGITS = 3;

    private ChatEstimate() {}

    /** Of a turn whose client sends so many characters. */
    static Amounts of(BudgetConfig config, long promptChars) {
        long tokens = config.chatTurnTokens() + promptChars / CHARS_PER_TOKEN;
        BigDecimal cents = config.chatCentsPerThousandTokens()
                .multiply(BigDecimal.valueOf(tokens))
                .movePointLeft(PRICED_TOKENS_DIGITS);
        return new Amounts(cents, tokens, 0);
    }
}
