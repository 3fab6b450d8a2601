package io.coachup.skills.idempotency;

import io.coachup.skills.rights.PersonLock;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The stored keys. */
@Singleton
final class IdempotencyKeys {

    private static final UUID NOBODY = new UUID(0, 0);

    /** Whoever works on a request; times are epoch ms. */
    record Claim(UUID id, long now, long until, long expiresAt) {}

    /** What is stored of a key; {@code answer} is null while it is worked on. */
    record Found(UUID claim, String bodyHash, String answer) {}

    /**
     * Stores a key that is new, or whose time or worker is gone; what is stored then. Waits while the person is being
     * erased.
     */
    Found begin(Handle handle, RequestKey key, Claim claim) {
        named(
                        handle.createUpdate(
                                """
                                insert into idempotency_keys as stored
                                    (user_id, route, idempotency_key, body_hash, claim, claimed_until, expires_at)
                                select :userId, :route, :value, :bodyHash, :claim, :until, :expiresAt from\s"""
                                        + PersonLock.TAKEN
                                        + """
                                 on conflict (user_id, route, idempotency_key) do update set
                                    body_hash = :bodyHash, claim = :claim, claimed_until = :until, answer = null,
                                    expires_at = :expiresAt
                                where stored.expires_at <= :now
                                   or stored.answer is null and stored.claimed_until <= :now
                                      and stored.body_hash = :bodyHash
                                """),
                        key)
                .bind("bodyHash", key.bodyHash())
                .bind("claim", claim.id())
                .bind("until", claim.until())
                .bind("expiresAt", claim.expiresAt())
                .bind("now", claim.now())
                .execute();
        return named(
                        handle.createQuery(
                                """
                                select claim, body_hash, answer from idempotency_keys
                                where user_id = :userId and route = :route and idempotency_key = :value
                                """),
                        key)
                .map((row, _) -> new Found(
                        row.getObject("claim", UUID.class), row.getString("body_hash"), row.getString("answer")))
                .findOne()
                // Forgotten in between: whoever asks again may begin.
                .orElse(new Found(NOBODY, key.bodyHash(), null));
    }

    /** Keeps the answer of whoever still has the claim. */
    boolean keep(Handle handle, RequestKey key, UUID claim, String answer) {
        return named(
                                handle.createUpdate(
                                        """
                                        update idempotency_keys set answer = :answer
                                        where user_id = :userId and route = :route and idempotency_key = :value
                                          and claim = :claim
                                        """),
                                key)
                        .bind("answer", answer)
                        .bind("claim", claim)
                        .execute()
                > 0;
    }

    /** Lets the request be tried again. */
    boolean forget(Handle handle, RequestKey key, UUID claim) {
        return named(
                                handle.createUpdate(
                                        """
                                        delete from idempotency_keys
                                        where user_id = :userId and route = :route and idempotency_key = :value
                                          and claim = :claim
                                        """),
                                key)
                        .bind("claim", claim)
                        .execute()
                > 0;
    }

    private static <T extends SqlStatement<T>> T named(T statement, RequestKey key) {
        return statement.bind("userId", key.userId()).bind("route", key.route()).bind("value", key.value());
    }
}
