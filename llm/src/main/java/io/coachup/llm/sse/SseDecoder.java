package io.coachup.llm.sse;

import java.util.Arrays;

/**
 * Cuts an event stream into the data of its events, byte by byte, so that it does not matter where the network split
 * it: between CR and LF, inside a field name, or inside a character. Tells of comments, too, and of errors: an event of
 * that name, whatever its data, or a field of that name, which older llama.cpp servers send.
 */
public final class SseDecoder {

    /** Largest event in bytes; more is not a token but an attack or an error. */
    public static final int EVENT_MAX_BYTES = 1024 * 1024;

    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't', ':'};
    private static final byte[] ERROR_FIELD = {'e', 'r', 'r', 'o', 'r', ':'};
    private static final byte[] ERROR = {'e', 'r', 'r', 'o', 'r'};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int INITIAL_BYTES = 512;

    private byte[] line = new byte[INITIAL_BYTES];
    private int lineLength;
    private byte[] event = new byte[INITIAL_BYTES];
    private int eventLength;
    private boolean eventHasData;
    private boolean eventIsError;
    private boolean begun;
    private boolean afterCarriageReturn;

    /** Hears what the stream says. */
    @FunctionalInterface
    public interface Sink {

        /** The data of an event; the bytes are valid during the call only. */
        void onData(byte[] bytes, int length);

        /** A comment. */
        default void onComment() {}

        /** An error, of whatever kind. */
        default void onError() {}
    }

    /**
     * Takes the next bytes of the stream, from index {@code from} to before {@code to}.
     *
     * @throws EventTooLargeException when an event exceeds {@link #EVENT_MAX_BYTES}
     */
    public void feed(byte[] bytes, int from, int to, Sink sink) {
        int start = from;
        while (start < to) {
            int end = lineEnd(bytes, start, to);
            if (end == start && bytes[start] == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
            } else {
                afterCarriageReturn = end < to && bytes[end] == '\r';
                if (end == to || lineLength > 0) {
                    appendToLine(bytes, start, end);
                }
                if (end < to) {
                    endLine(bytes, start, end, sink);
                }
            }
            start = end + 1;
        }
    }

    /** Where the next CR or LF is, or {@code to}: one comparison for most characters. */
    private static int lineEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] > '\r' || bytes[i] != '\n' && bytes[i] != '\r')) {
            i++;
        }
        return i;
    }

    /** The stream has ended: an event that lacks its closing blank line is complete too. */
    public void finish(Sink sink) {
        if (lineLength > 0) {
            endLine(line, 0, lineLength, sink);
        }
        endLine(line, 0, 0, sink);
    }

    private void appendToLine(byte[] chunk, int from, int to) {
        int added = to - from;
        if (added > 0) {
            line = withRoom(line, lineLength, added);
            System.arraycopy(chunk, from, line, lineLength, added);
            lineLength += added;
        }
    }

    /** A line that came whole is read where it is; of one that came in pieces, those are collected. */
    private void endLine(byte[] bytes, int from, int to, Sink sink) {
        if (lineLength > 0) {
            int length = lineLength;
            lineLength = 0;
            readLine(line, 0, length, sink);
        } else {
            readLine(bytes, from, to, sink);
        }
    }

    private void readLine(byte[] bytes, int lineFrom, int to, Sink sink) {
        int from = lineFrom;
        if (!begun) {
            begun = true;
            from += startsWith(bytes, from, to, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
        }
        if (from == to) {
            endEvent(sink);
            return;
        }
        switch (bytes[from]) {
            case 'd' -> {
                if (startsWith(bytes, from, to, DATA)) {
                    appendToEvent(bytes, valueFrom(bytes, from, to, DATA), to);
                }
            }
            case ':' -> sink.onComment();
            case 'e' -> {
                eventIsError |= startsWith(bytes, from, to, EVENT)
                        && Arrays.equals(bytes, valueFrom(bytes, from, to, EVENT), to, ERROR, 0, ERROR.length);
                if (startsWith(bytes, from, to, ERROR_FIELD)) {
                    sink.onError();
                }
            }
            default -> {
                // Nothing that is needed here.
            }
        }
    }

    private void endEvent(Sink sink) {
        if (eventIsError) {
            sink.onError();
        } else if (eventHasData) {
            sink.onData(event, eventLength);
        }
        eventLength = 0;
        eventHasData = false;
        eventIsError = false;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] start) {
        return to - from >= start.length && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    private static int valueFrom(byte[] bytes, int from, int to, byte[] field) {
        int at = from + field.length;
        return at < to && bytes[at] == ' ' ? at + 1 : at;
    }

    private void appendToEvent(byte[] bytes, int from, int to) {
        int added = to - from;
        event = withRoom(event, eventLength, added + 1);
        if (eventHasData) {
            event[eventLength++] = '\n';
        }
        System.arraycopy(bytes, from, event, eventLength, added);
        eventLength += added;
        eventHasData = true;
    }

    private static byte[] withRoom(byte[] bytes, int used, int added) {
        int needed = used + added;
        if (needed > EVENT_MAX_BYTES) {
            throw new EventTooLargeException();
        }
        return needed <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }

    /** An event beyond {@link #EVENT_MAX_BYTES}. */
    public static final class EventTooLargeException extends RuntimeException {

        EventTooLargeException() {
            super("An event of the stream is larger than " + EVENT_MAX_BYTES + " bytes");
        }
    }
}
