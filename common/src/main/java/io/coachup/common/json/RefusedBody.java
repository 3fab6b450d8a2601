package io.coachup.common.json;

import java.io.IOException;
import java.io.InputStream;

/** The rest of a body that is refused: a client that is still sending reads no answer. */
public final class RefusedBody {

    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private RefusedBody() {}

    /** Reads on, within limits. */
    public static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long drained = 0;
        int read = 0;
        while (read >= 0 && drained < MAX_BYTES) {
            read = body.read(buffer);
            drained += Math.max(read, 0);
        }
    }
}
