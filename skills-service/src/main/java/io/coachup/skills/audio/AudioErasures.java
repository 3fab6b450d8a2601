package io.coachup.skills.audio;

import io.coachup.skillsapi.audio.LeasedErasure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The outbox of audio to be deleted, one row a person: written in the transaction that erases them, leased to a
 * speech-service, and gone when it says that the audio is. One that was not deleted comes back, later each time. One that was
 * deleted soon comes back once, for speech that was being made when the person was erased.
 */
@Singleton
public final class AudioErasures {

    /** Longer than deleting takes; whoever died with it is forgotten after this. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** More would only overflow. */
    private static final int DOUBLINGS_MAX = 20;

    /** Adds the person, within the caller's transaction. */
    public void add(Handle handle, String userId, long now) {
        handle.createUpdate(
                        """
                        insert into audio_erasures (person, erased_at, due_at) values (:userId, :now, :now)
                        on conflict (person) do update set erased_at = :now, due_at = :now, attempts = 0, claim = null
                        """)
                .bind("userId", userId)
                .bind("now", now)
                .execute();
    }

    /** What is due for longest, which nobody else gets until the lease is over. */
    Optional<LeasedErasure> take(Handle handle, long now) {
        return handle.createQuery(
                        """
                        update audio_erasures set claim = :claim, due_at = :until, attempts = attempts + 1
                        where person = (select person from audio_erasures where due_at <= :now
                                        order by due_at limit 1 for update skip locked)
                        returning claim, person, erased_at
                        """)
                .bind("claim", UUID.randomUUID())
                .bind("until", now + LEASE.toMillis())
                .bind("now", now)
                .map((row, _) ->
                        new LeasedErasure(row.getString("claim"), row.getString("person"), row.getLong("erased_at")))
                .findOne();
    }

    /** The audio is gone; false when the claim is not the newest, because the person was erased again or the lease is over. */
    boolean done(Handle handle, UUID claim, long now) {
        return comesBack(handle, claim, now)
                || handle.createUpdate("delete from audio_erasures where claim = :claim")
                                .bind("claim", claim)
                                .execute()
                        > 0;
    }

    private static boolean comesBack(Handle handle, UUID claim, long now) {
        return handle.createUpdate(
                                """
                                update audio_erasures set claim = null, attempts = 0, due_at = erased_at + :speaking
                                where claim = :claim and erased_at + :speaking > :now
                                """)
                        .bind("speaking", LeasedErasure.SPEAKING.toMillis())
                        .bind("claim", claim)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    /** The audio is not gone: comes back after a wait that doubles each time; false as for {@link #done}. */
    boolean failed(Handle handle, UUID claim, long now) {
        return handle.createUpdate(
                                """
                                update audio_erasures
                                set claim = null,
                                    due_at = :now + least(:first * power(2, least(attempts - 1, :doublings)), :longest)
                                where claim = :claim
                                """)
                        .bind("now", now)
                        .bind("first", FIRST_WAIT.toMillis())
                        .bind("doublings", DOUBLINGS_MAX)
                        .bind("longest", LONGEST_WAIT.toMillis())
                        .bind("claim", claim)
                        .execute()
                > 0;
    }

    /** How long the oldest one waits, in s; 0 when there is none. */
    double oldestSeconds(Handle handle, long now) {
        return handle.createQuery("select coalesce(:now - min(erased_at), 0) / 1000.0 from audio_erasures")
                .bind("now", now)
                .mapTo(Double.class)
                .one();
    }
}
