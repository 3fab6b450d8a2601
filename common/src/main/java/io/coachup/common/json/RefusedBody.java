package io.coachup.common.json;

import io.coachup.common.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The rest of a body that is refused. A client that is still sending reads no answer, and would have its connection reset
 * before it does; so what it sends is read on, within limits.
 */
public final class RefusedBody {

    /** Most that is read on of a body, in bytes. */
    public static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Longest that is read on. */
    public static final Duration MAX_TIME = Duration.ofSeconds(10);

    private RefusedBody() {}

    /** Reads on; the time is looked at between reads, which have limits of their own. */
    public static void drain(InputStream body) throws IOException {
        Deadline end = Deadline.after(MAX_TIME);
        byte[] buffer = new byte[16 * 1024];
        long drained = 0;
        int read = 0;
        while (read >= 0 && drained < MAX_BYTES && !end.isOver()) {
            read = body.read(buffer);
            drained += Math.max(read, 0);
        }
    }
}
