package io.coachup.http;

import java.util.Arrays;

/**
 * Reads the response to one request (RFC 9112) as it arrives, wherever the network split it, and hands its body on without
 * copying. What could be understood in two ways is refused.
 */
final class ResponseParser {

    /** Longest line of a head, of a chunk's size or of a trailer, in bytes. */
    static final int LINE_MAX_BYTES = 8 * 1024;

    /** All lines of a response but those of chunk sizes, in bytes. */
    static final int HEAD_MAX_BYTES = 32 * 1024;

    private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};
    private static final int STATUS_FROM = 9;
    private static final int STATUS_TO = 12;
    private static final int LENGTH_MAX_DIGITS = 18;
    private static final int SIZE_MAX_DIGITS = 15;
    private static final byte[] NONE = {};

    private State state = State.STATUS;
    private byte[] line = NONE;
    private int lineLength;
    private int headBytes;
    private int status;
    private boolean keepsAlive;
    private boolean chunked;
    private long length = -1;
    private long left;
    private boolean surplus;
    private boolean interim;

    private enum State {
        STATUS,
        HEADERS,
        FIXED,
        UNTIL_CLOSE,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        DONE
    }

    /** Hears what is read; the bytes are valid during the call only. */
    interface Sink {

        void onHead(int status);

        void onBody(byte[] bytes, int from, int to);

        /** True while nothing more is to be handed over. */
        boolean isPaused();
    }

    /**
     * Takes the next bytes, from index {@code from} on, until the sink is paused; returns the index of the first byte
     * that was not taken.
     *
     * @throws MalformedResponseException when they are no HTTP
     */
    int feed(byte[] bytes, int from, Sink sink) {
        int at = from;
        while (at < bytes.length && state != State.DONE && !sink.isPaused()) {
            at = switch (state) {
                case FIXED, UNTIL_CLOSE, CHUNK_DATA -> body(bytes, at, sink);
                default -> line(bytes, at, sink);
            };
        }
        surplus |= state == State.DONE && at < bytes.length;
        return at;
    }

    /** True when the response is complete. */
    boolean isDone() {
        return state == State.DONE;
    }

    /** True when anything of a response has been read, be it an interim one. */
    boolean hasBegun() {
        return interim || state != State.STATUS || lineLength > 0;
    }

    /** True when the end of the connection is the end of the response. */
    boolean endsWithConnection() {
        return state == State.UNTIL_CLOSE;
    }

    /** True when the connection can be used for another call after this complete response. */
    boolean isReusable() {
        return keepsAlive && !surplus;
    }

    private int body(byte[] bytes, int from, Sink sink) {
        if (state == State.UNTIL_CLOSE) {
            sink.onBody(bytes, from, bytes.length);
            return bytes.length;
        }
        int to = (int) Math.min(bytes.length, from + left);
        left -= to - from;
        if (left == 0) {
            state = state == State.FIXED ? State.DONE : State.CHUNK_END;
        }
        sink.onBody(bytes, from, to);
        return to;
    }

    private int line(byte[] bytes, int from, Sink sink) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (lineLength + end - from > LINE_MAX_BYTES) {
            throw new MalformedResponseException("A line of the response is too long");
        }
        if (end == bytes.length) {
            keep(bytes, from, end);
        } else if (lineLength == 0) {
            endLine(bytes, from, end, sink);
        } else {
            keep(bytes, from, end);
            int kept = lineLength;
            lineLength = 0;
            endLine(line, 0, kept, sink);
        }
        return Math.min(end + 1, bytes.length);
    }

    private void keep(byte[] bytes, int from, int to) {
        int needed = lineLength + to - from;
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.max(needed, 2 * line.length));
        }
        System.arraycopy(bytes, from, line, lineLength, to - from);
        lineLength = needed;
    }

    private void endLine(byte[] bytes, int from, int end, Sink sink) {
        int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        if (state != State.CHUNK_SIZE && state != State.CHUNK_END) {
            headBytes += end - from;
            if (headBytes > HEAD_MAX_BYTES) {
                throw new MalformedResponseException("The head of the response is too large");
            }
        }
        switch (state) {
            case STATUS -> statusLine(bytes, from, to);
            case HEADERS -> {
                if (to > from) {
                    header(bytes, from, to);
                } else {
                    endHead(sink);
                }
            }
            case CHUNK_SIZE -> chunkSize(bytes, from, to);
            case CHUNK_END -> {
                if (to > from) {
                    throw new MalformedResponseException("A chunk is longer than it said");
                }
                state = State.CHUNK_SIZE;
            }
            case TRAILERS -> {
                if (to == from) {
                    state = State.DONE;
                }
            }
            default -> throw new IllegalStateException("There are no lines in " + state);
        }
    }

    private void statusLine(byte[] bytes, int from, int to) {
        int digits = from + STATUS_FROM;
        boolean wellFormed = to - from >= STATUS_TO
                && Arrays.equals(bytes, from, from + VERSION.length, VERSION, 0, VERSION.length)
                && (bytes[digits - 2] == '0' || bytes[digits - 2] == '1')
                && bytes[digits - 1] == ' '
                && (to - from == STATUS_TO || bytes[from + STATUS_TO] == ' ');
        if (!wellFormed) {
            throw new MalformedResponseException("The response is not HTTP/1.1");
        }
        status = (int) number(bytes, digits, from + STATUS_TO, 10, STATUS_TO - STATUS_FROM);
        keepsAlive = bytes[digits - 2] == '1';
        state = State.HEADERS;
    }

    private void header(byte[] bytes, int from, int to) {
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            if (bytes[colon] <= ' ') {
                throw new MalformedResponseException("A header of the response has no proper name");
            }
            colon++;
        }
        if (colon == from || colon == to) {
            throw new MalformedResponseException("A header of the response has no name");
        }
        int valueFrom = colon + 1;
        while (valueFrom < to && isSpace(bytes[valueFrom])) {
            valueFrom++;
        }
        int valueTo = to;
        while (valueTo > valueFrom && isSpace(bytes[valueTo - 1])) {
            valueTo--;
        }
        if (equalsWord(bytes, from, colon, "content-length")) {
            contentLength(bytes, valueFrom, valueTo);
        } else if (equalsWord(bytes, from, colon, "transfer-encoding")) {
            if (chunked || !equalsWord(bytes, valueFrom, valueTo, "chunked")) {
                throw new MalformedResponseException("The response has an unknown transfer encoding");
            }
            chunked = true;
        } else if (equalsWord(bytes, from, colon, "connection")) {
            keepsAlive &= equalsWord(bytes, valueFrom, valueTo, "keep-alive");
        }
    }

    private void contentLength(byte[] bytes, int from, int to) {
        long value = number(bytes, from, to, 10, LENGTH_MAX_DIGITS);
        if (length >= 0 && length != value) {
            throw new MalformedResponseException("The response has two lengths");
        }
        length = value;
    }

    private void endHead(Sink sink) {
        if (status == 101 || status < 100) {
            throw new MalformedResponseException("The response has a status that was not asked for");
        }
        if (status < 200) {
            beginAgain();
            return;
        }
        if (chunked && length >= 0) {
            // Whoever wrote it may have meant the other one, so what follows is not to be trusted.
            keepsAlive = false;
        }
        if (status == 204 || status == 304) {
            state = State.DONE;
        } else if (chunked) {
            state = State.CHUNK_SIZE;
        } else if (length >= 0) {
            left = length;
            state = left == 0 ? State.DONE : State.FIXED;
        } else {
            state = State.UNTIL_CLOSE;
        }
        sink.onHead(status);
    }

    /** An interim response is over. */
    private void beginAgain() {
        interim = true;
        state = State.STATUS;
        chunked = false;
        length = -1;
    }

    private void chunkSize(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != ';' && !isSpace(bytes[end])) {
            end++;
        }
        left = number(bytes, from, end, 16, SIZE_MAX_DIGITS);
        state = left == 0 ? State.TRAILERS : State.CHUNK_DATA;
    }

    private static long number(byte[] bytes, int from, int to, int radix, int maxDigits) {
        if (to == from || to - from > maxDigits) {
            throw new MalformedResponseException("The response lacks a number");
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(bytes[i], radix);
            if (digit < 0) {
                throw new MalformedResponseException("The response lacks a number");
            }
            value = value * radix + digit;
        }
        return value;
    }

    /** True when these bytes are the word, which is in lower case, in any case. */
    private static boolean equalsWord(byte[] bytes, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte value = bytes[from + i];
            int lower = value >= 'A' && value <= 'Z' ? value + 'a' - 'A' : value;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\t';
    }
}
