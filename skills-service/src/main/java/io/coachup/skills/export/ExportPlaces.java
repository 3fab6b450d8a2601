package io.coachup.skills.export;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who is taking data along now: one export a person, and only some at once, because a slow reader holds a connection. */
@Singleton
final class ExportPlaces {

    private static final int RETRY_AFTER_SECONDS = 30;

    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private final Semaphore free;

    @Inject
    ExportPlaces(ExportConfig config) {
        this(config.atOnce());
    }

    ExportPlaces(int places) {
        this.free = new Semaphore(places);
    }

    /** A place that is held; given back once, however often it is asked to. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * A place for this person.
     *
     * @throws ApiException 429 when they have one already, 503 when all are taken
     */
    Place take(String userId) {
        if (!people.add(userId)) {
            throw ApiException.unavailable(
                    ErrorCode.RATE_LIMITED, "Your data is being exported already", RETRY_AFTER_SECONDS, null);
        }
        if (!free.tryAcquire()) {
            people.remove(userId);
            throw ApiException.unavailable(
                    ErrorCode.UNAVAILABLE, "Too many exports at once", RETRY_AFTER_SECONDS, null);
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                free.release();
                people.remove(userId);
            }
        };
    }
}
