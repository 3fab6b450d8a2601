package io.coachup.skills.rights;

import io.coachup.skills.database.SqlArray;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What was erased lately: work that was under way for it counts as done and stores nothing. */
@Singleton
public final class Erased {

    private static final String HASH = "encode(sha256(convert_to(:userId, 'UTF8')), 'hex')";

    /** True when this session was there and was erased. */
    public boolean isSession(Handle handle, UUID key) {
        return handle.createQuery("select exists (select from erased_sessions where erased_key = :key)")
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }

    /** True when the person was erased at {@code since}, epoch ms, or later. */
    public boolean isPersonSince(Handle handle, String userId, long since) {
        return handle.createQuery("select exists (select from erased_people where person_hash = " + HASH
                        + " and erased_at >= :since)")
                .bind("userId", userId)
                .bind("since", since)
                .mapTo(Boolean.class)
                .one();
    }

    /** Remembers that the person is erased, and with them these sessions. */
    public void remember(Handle handle, String userId, UUID[] keys, long now) {
        handle.createUpdate("insert into erased_people (person_hash, erased_at) values (" + HASH
                        + ", :now) on conflict (person_hash) do update set erased_at = :now")
                .bind("userId", userId)
                .bind("now", now)
                .execute();
        handle.createUpdate(
                        "insert into erased_sessions (erased_key, erased_at) select key, :now from unnest(:keys) as key")
                .bind("keys", new SqlArray("uuid", keys))
                .bind("now", now)
                .execute();
    }
}
