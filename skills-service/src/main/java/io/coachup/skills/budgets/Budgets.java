package io.coachup.skills.budgets;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What people use of their day. A call is admitted when what is used, what is promised to calls under way, and what this one
 * is reckoned to take fit together; the row of the person's day is locked meanwhile, so that a budget for so many calls admits
 * so many, however many ask at once and whichever replica they ask. Whoever locks a session too does so before.
 */
@ApplicationScoped
public class Budgets {

    private static final long MS = 1000;
    private static final long SETTLED_SOON_MS = 5 * MS;

    /** When a settled promise ends. Its row stays for the day, so that nothing is settled twice or promised after it was settled. */
    private static final long SETTLED = 0;

    /** Adds to the days of {@code settled}. */
    private static final String COUNT =
            """
            update budget_days used
            set cents = cents + :cents, tokens = tokens + :tokens, audio_ms = audio_ms + :audioMs
            from settled where used.user_id = settled.user_id and used.day = settled.day
            """;

    private final BudgetConfig config;
    private final BudgetLimits limits;

    public Budgets(BudgetConfig config) {
        this.config = config;
        this.limits = BudgetLimits.of(config);
    }

    /** True when chat is limited. Without it nothing of chat is to be reserved or settled. */
    public boolean coverChat() {
        return limits.coverChat();
    }

    /** True when audio is limited. */
    public boolean coverSpeech() {
        return limits.coverSpeech();
    }

    /** Promises a turn whose client sends so many characters. The same id again is the same promise, also when it was settled before. */
    public Reserving reserveTurn(Handle handle, String userId, UUID id, long promptChars, long now) {
        return reserve(handle, userId, id, ChatEstimate.of(config, promptChars), now);
    }

    /** Likewise audio of so many ms. */
    public Reserving reserveSpeech(Handle handle, String userId, UUID id, long audioMs, long now) {
        return reserve(handle, userId, id, Amounts.ofSpeech(audioMs), now);
    }

    /**
     * Puts what a call really used in the place of its promise, and counts it on the day of the promise; where nothing was
     * promised under this id, on this person's day, if one is named. Once: an id that is settled changes nothing.
     */
    public void settle(Handle handle, UUID id, String userId, Amounts used, long now) {
        if (settlePromise(handle, id, used) || userId == null) {
            return;
        }
        // The promise may be under way still: it is made under this lock.
        LocalDate day = day(now);
        lock(handle, userId, day);
        if (!settlePromise(handle, id, used)) {
            handle.createUpdate(
                            """
                            with settled as (
                                insert into budget_reservations (id, user_id, day, cents, tokens, audio_ms, expires_at)
                                values (:id, :userId, :day, 0, 0, 0, :settled)
                                on conflict (id) do nothing returning user_id, day)
                            """
                                    + COUNT)
                    .bind("id", id)
                    .bind("userId", userId)
                    .bind("day", day)
                    .bind("settled", SETTLED)
                    .bind("cents", used.cents())
                    .bind("tokens", used.tokens())
                    .bind("audioMs", used.audioMs())
                    .execute();
        }
    }

    /** False when there is none, or it was settled before. */
    private static boolean settlePromise(Handle handle, UUID id, Amounts used) {
        return handle.createUpdate(
                                """
                        with settled as (
                            update budget_reservations set expires_at = :settled
                            where id = :id and expires_at <> :settled returning user_id, day)
                        """
                                        + COUNT)
                        .bind("id", id)
                        .bind("settled", SETTLED)
                        .bind("cents", used.cents())
                        .bind("tokens", used.tokens())
                        .bind("audioMs", used.audioMs())
                        .execute()
                > 0;
    }

    /** True when a model may still be asked on this person's behalf today. Promises nothing. */
    public boolean allowModel(Handle handle, String userId, long now) {
        if (!coverChat()) {
            return true;
        }
        return standing(handle, userId, day(now), now)
                .flatMap(standing -> limits.exceeded(standing.all(), ChatEstimate.of(config, 0)))
                .isEmpty();
    }

    private Reserving reserve(Handle handle, String userId, UUID id, Amounts wanted, long now) {
        Optional<BudgetKind> outgrown = limits.exceeded(Amounts.NONE, wanted);
        if (outgrown.isPresent()) {
            return new Reserving.NeverFits(outgrown.get());
        }
        LocalDate day = day(now);
        lock(handle, userId, day);
        Standing standing = standing(handle, userId, day, now).orElseThrow();
        Optional<BudgetKind> exceeded = limits.exceeded(standing.all(), wanted);
        if (exceeded.isPresent()) {
            if (isKnown(handle, userId, id)) {
                return new Reserving.Reserved(id);
            }
            boolean promisesAreInTheWay =
                    limits.exceeded(standing.used(), wanted).isEmpty();
            // A call under way is settled long before its promise expires.
            long roomAgain = promisesAreInTheWay
                    ? Math.min(Math.min(standing.firstExpiry(), now + SETTLED_SOON_MS), midnight(day))
                    : midnight(day);
            return new Reserving.Refused(exceeded.get(), secondsUntil(roomAgain, now));
        }
        handle.createUpdate(
                        """
                        insert into budget_reservations (id, user_id, day, cents, tokens, audio_ms, expires_at)
                        values (:id, :userId, :day, :cents, :tokens, :audioMs, :expiresAt)
                        on conflict (id) do nothing
                        """)
                .bind("id", id)
                .bind("userId", userId)
                .bind("day", day)
                .bind("cents", wanted.cents())
                .bind("tokens", wanted.tokens())
                .bind("audioMs", wanted.audioMs())
                .bind("expiresAt", now + config.reservationTtl().toMillis())
                .execute();
        return new Reserving.Reserved(id);
    }

    private static boolean isKnown(Handle handle, String userId, UUID id) {
        return handle.createQuery(
                        "select exists (select from budget_reservations where id = :id and user_id = :userId)")
                .bind("id", id)
                .bind("userId", userId)
                .mapTo(Boolean.class)
                .one();
    }

    /** The first of a day makes its row, and takes those away that no call under way can belong to. */
    private static void lock(Handle handle, String userId, LocalDate day) {
        if (isLocked(handle, userId, day)) {
            return;
        }
        handle.createUpdate("delete from budget_days where user_id = :userId and day < :yesterday")
                .bind("userId", userId)
                .bind("yesterday", day.minusDays(1))
                .execute();
        handle.createUpdate("insert into budget_days (user_id, day) values (:userId, :day) on conflict do nothing")
                .bind("userId", userId)
                .bind("day", day)
                .execute();
        isLocked(handle, userId, day);
    }

    private static boolean isLocked(Handle handle, String userId, LocalDate day) {
        return handle.createQuery(
                        "select true from budget_days where user_id = :userId and day = :day for no key update")
                .bind("userId", userId)
                .bind("day", day)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    /** What is used, what is promised, and when the first promise ends, in epoch ms. */
    private record Standing(Amounts used, Amounts promised, long firstExpiry) {

        Amounts all() {
            return used.plus(promised);
        }
    }

    /** Read by a statement of its own: it sees what was done while the lock was waited for. */
    private static Optional<Standing> standing(Handle handle, String userId, LocalDate day, long now) {
        return handle.createQuery(
                        """
                        select used.cents, used.tokens, used.audio_ms, promised.*
                        from budget_days used, lateral (
                            select coalesce(sum(cents), 0) as more_cents,
                                   coalesce(sum(tokens), 0) as more_tokens,
                                   coalesce(sum(audio_ms), 0) as more_audio_ms,
                                   coalesce(min(expires_at), 0) as first_expiry
                            from budget_reservations
                            where user_id = used.user_id and day = used.day and expires_at > :now) promised
                        where user_id = :userId and day = :day
                        """)
                .bind("userId", userId)
                .bind("day", day)
                .bind("now", now)
                .map(Budgets::map)
                .findOne();
    }

    private static Standing map(ResultSet row, StatementContext context) throws SQLException {
        return new Standing(
                new Amounts(row.getBigDecimal("cents"), row.getLong("tokens"), row.getLong("audio_ms")),
                new Amounts(row.getBigDecimal("more_cents"), row.getLong("more_tokens"), row.getLong("more_audio_ms")),
                row.getLong("first_expiry"));
    }

    private static LocalDate day(long now) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
    }

    private static long midnight(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** Rounded up: whoever comes a moment too early is refused again. */
    private static int secondsUntil(long time, long now) {
        return (int) Math.max(1, (time - now + MS - 1) / MS);
    }
}
