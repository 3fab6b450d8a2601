package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A request's body that has to be all there in some time. A sender who stalls is given up by the server; this is for one
 * who sends so slowly that it never ends, with what lies on the disk meanwhile.
 */
final class TimelyBody extends FilterInputStream {

    private final Duration limit;
    private final Deadline deadline;
    private long left;

    /** Of at most {@code maxBytes}. */
    TimelyBody(InputStream body, Duration limit, long maxBytes) {
        super(body);
        this.limit = limit;
        this.deadline = Deadline.after(limit);
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Reads what is there.
     *
     * @throws ApiException 408 when it is late
     * @throws BodyTooLargeException when there is more than there may be
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        left -= Math.max(0, read);
        if (read >= 0 && deadline.isOver()) {
            throw new ApiException(
                    ErrorCode.REQUEST_TIMEOUT,
                    "The upload took too long: all of it has to arrive within " + limit.toSeconds() + " s");
        }
        if (left < 0) {
            throw new BodyTooLargeException();
        }
        return read;
    }

    /** There is more than any audio and its form may have. */
    static final class BodyTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        BodyTooLargeException() {
            super("The body is too large");
        }
    }
}
