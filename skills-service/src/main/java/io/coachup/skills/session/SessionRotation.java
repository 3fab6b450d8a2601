package io.coachup.skills.session;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Which session a person is in who names one: that one, or, when they come back to it after too long, one that
 * continues it. Clients that go on naming the old one stay in the one that continues it.
 */
@Singleton
public final class SessionRotation {

    /** How long a session stays the current one without activity; the original's clients use the same time. */
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

    private static final int RANDOM_RADIX = 36;

    private final SecureRandom random = new SecureRandom();
    private final Sessions sessions;

    public SessionRotation(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The caller's current session, with its row locked until the transaction ends. An unknown one is made; one that is
     * idle is continued by a new one, which keeps the choice not to store transcripts.
     *
     * @throws io.coachup.common.errors.ApiException 404 when {@code sessionId} belongs to somebody else
     */
    public Session ensureActive(Handle handle, String sessionId, String userId, long now) {
        Session named = sessions.claim(handle, sessionId, userId, now);
        return isActive(named, now)
                ? named
                : sessions.continuation(handle, named)
                        .filter(next -> isActive(next, now))
                        .orElseGet(() -> rotate(handle, named, now));
    }

    private static boolean isActive(Session session, long now) {
        return now - session.lastActivityAt() <= IDLE_LIMIT.toMillis();
    }

    private Session rotate(Handle handle, Session idle, long now) {
        String sessionId = "sess_" + now + "_" + Long.toString(random.nextLong() >>> 1, RANDOM_RADIX);
        Session next = sessions.claim(handle, sessionId, idle.userId(), now);
        sessions.continueBy(handle, idle, next);
        return idle.transcriptsPersistOptOut() ? sessions.optOut(handle, next) : next;
    }
}
