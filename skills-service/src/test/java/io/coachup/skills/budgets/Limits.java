package io.coachup.skills.budgets;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Budgets for a test: a turn is reckoned to take a hundred tokens and one cent. */
public record Limits(
        Optional<BigDecimal> chatCentsPerDay,
        OptionalLong chatTokensPerDay,
        OptionalLong speechSecondsPerDay,
        long chatTurnTokens,
        BigDecimal chatCentsPerThousandTokens,
        Duration reservationTtl)
        implements BudgetConfig {

    static final int TURN_TOKENS = 100;
    static final Duration TTL = Duration.ofMinutes(5);

    static Limits none() {
        return new Limits(
                Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), TURN_TOKENS, BigDecimal.TEN, TTL);
    }

    /** Budgets of every kind that nobody uses up. */
    public static Budgets generous() {
        return new Budgets(none().tokens(1_000_000).cents("1000000").speech(1_000_000));
    }

    /** Budgets of one turn, which this person has had today. */
    public static Budgets usedUpBy(Handle handle, String userId) {
        handle.execute(
                "insert into budget_days (user_id, day, tokens) values (?, (now() at time zone 'utc')::date, ?)",
                userId,
                TURN_TOKENS);
        return new Budgets(turns(1));
    }

    /** Enough tokens for so many turns, and for no more. */
    static Limits turns(int turns) {
        return none().tokens((turns + 1) * TURN_TOKENS - 1);
    }

    Limits tokens(long tokens) {
        return new Limits(
                chatCentsPerDay,
                OptionalLong.of(tokens),
                speechSecondsPerDay,
                chatTurnTokens,
                chatCentsPerThousandTokens,
                reservationTtl);
    }

    Limits cents(String cents) {
        return new Limits(
                Optional.of(new BigDecimal(cents)),
                chatTokensPerDay,
                speechSecondsPerDay,
                chatTurnTokens,
                chatCentsPerThousandTokens,
                reservationTtl);
    }

    Limits speech(long seconds) {
        return new Limits(
                chatCentsPerDay,
                chatTokensPerDay,
                OptionalLong.of(seconds),
                chatTurnTokens,
                chatCentsPerThousandTokens,
                reservationTtl);
    }

    Limits turnTokens(long tokens) {
        return new Limits(
                chatCentsPerDay,
                chatTokensPerDay,
                speechSecondsPerDay,
                tokens,
                chatCentsPerThousandTokens,
                reservationTtl);
    }

    Limits ttl(Duration ttl) {
        return new Limits(
                chatCentsPerDay,
                chatTokensPerDay,
                speechSecondsPerDay,
                chatTurnTokens,
                chatCentsPerThousandTokens,
                ttl);
    }
}
