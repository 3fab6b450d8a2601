package io.coachup.skills.budgets;

import java.math.BigDecimal;

/**
 * How much of each kind; none is negative.
 *
 * @param cents of replies, exact, so that a budget of ten times an amount admits it ten times
 * @param tokens of prompts and replies
 * @param audioMs audio heard or spoken, in ms
 */
public record Amounts(BigDecimal cents, long tokens, long audioMs) {

    static final Amounts NONE = new Amounts(BigDecimal.ZERO, 0, 0);

    /** What a reply used. */
    public static Amounts ofChat(double cents, long tokens) {
        return new Amounts(BigDecimal.valueOf(cents), tokens, 0);
    }

    /** Audio of so many ms. */
    public static Amounts ofSpeech(long audioMs) {
        return new Amounts(BigDecimal.ZERO, 0, audioMs);
    }

    Amounts plus(Amounts more) {
        return new Amounts(cents.add(more.cents), tokens + more.tokens, audioMs + more.audioMs);
    }
}
