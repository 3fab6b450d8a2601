package io.coachup.skills.erasure;

import io.coachup.skills.audio.AudioErasures;
import io.coachup.skills.database.SqlArray;
import io.coachup.skills.rights.Erased;
import io.coachup.skills.rights.PersonLock;
import io.coachup.skills.rights.PersonalData;
import io.coachup.skills.rights.PersonalTable;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Deletes all rows of a person in the caller's transaction. Whoever writes for the person is waited for, and writes for
 * somebody new afterwards. Their audio follows: the outbox is a part of the transaction.
 */
@Singleton
final class Erasure {

    /** So that no statement takes longer than one may. */
    private static final int ROWS = 20_000;

    private final Erased erased;
    private final AudioErasures audio;

    Erasure(Erased erased, AudioErasures audio) {
        this.erased = erased;
        this.audio = audio;
    }

    /** Erases the person; how many rows that were. */
    long erase(Handle handle, String userId) {
        PersonLock.alone(handle, userId);
        UUID[] keys = handle.createQuery(
                        "select session_key from sessions where user_id = :userId order by created_at for update")
                .bind("userId", userId)
                .mapTo(UUID.class)
                .list()
                .toArray(UUID[]::new);
        long rows = 0;
        for (PersonalTable table : PersonalData.TABLES) {
            rows += delete(handle, table, userId, keys);
        }
        // What was under way until now belongs to what is erased, however long that took.
        long now = System.currentTimeMillis();
        erased.remember(handle, userId, keys, now);
        audio.add(handle, userId, now);
        return rows;
    }

    private static long delete(Handle handle, PersonalTable table, String userId, UUID[] keys) {
        long all = 0;
        int deleted = ROWS;
        while (deleted == ROWS) {
            deleted = of(userId, keys, handle.createUpdate(table.deleteSome()))
                    .bind("limit", ROWS)
                    .execute();
            all += deleted;
        }
        return all + of(userId, keys, handle.createUpdate(table.deleteRest())).execute();
    }

    private static Update of(String userId, UUID[] keys, Update statement) {
        return statement.bind("userId", userId).bind("keys", new SqlArray("uuid", keys));
    }
}
