package io.coachup.speech.spool;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** How much audio lies on the disk: of everybody and of each person, in bytes. */
final class SpoolRoom {

    private static final Logger LOG = Logger.getLogger(SpoolRoom.class);

    /** Most of what fills the room is gone after one request's time. */
    private static final int RETRY_SECONDS = 5;

    private final long max;
    private final long callerMax;
    private final Map<String, Long> ofCallers = new HashMap<>();
    private long taken;

    SpoolRoom(long max, long callerMax) {
        this.max = max;
        this.callerMax = callerMax;
    }

    /** @throws ApiException 429 when it would be more than the caller's share, 503 when there is no room at all */
    synchronized void take(String caller, long bytes) {
        long own = ofCallers.getOrDefault(caller, 0L) + bytes;
        if (own > callerMax) {
            throw ApiException.unavailable(
                    ErrorCode.RATE_LIMITED,
                    "Too much audio at a time: at most " + callerMax + " bytes of one person's are worked on at once",
                    RETRY_SECONDS,
                    null);
        }
        if (taken + bytes > max) {
            throw full(null);
        }
        ofCallers.put(caller, own);
        taken += bytes;
    }

    synchronized void give(String caller, long bytes) {
        taken -= bytes;
        ofCallers.computeIfPresent(caller, (_, own) -> own > bytes ? own - bytes : null);
    }

    /** What it means that the disk refused. */
    static ApiException refused(IOException cause) {
        LOG.error("Audio can't be written to the disk", cause);
        return full(cause);
    }

    private static ApiException full(Throwable cause) {
        return ApiException.unavailable(
                ErrorCode.UNAVAILABLE, "There is no room for more audio at the moment", RETRY_SECONDS, cause);
    }
}
