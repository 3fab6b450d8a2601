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
                appendToLine(bytes, start, end);
                afterCarriageReturn = end < to && bytes[end] == '\r';
                if (end < to) {
                    endLine(sink);
                }
            }
            start = end + 1;
        }
    }

    /** Where the next CR or LF is, or {@code to}. */
    private static int lineEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /** The stream has ended: an event that lacks its closing blank line is complete too. */
    public void finish(Sink sink) {
        if (lineLength > 0) {
            endLine(sink);
        }
        endLine(sink);
    }

    private void appendToLine(byte[] chunk, int from, int to) {
        int added = to - from;
        if (added > 0) {
            line = withRoom(line, lineLength, added);
            System.arraycopy(chunk, from, line, lineLength, added);
            lineLength += added;
        }
    }

    private void endLine(Sink sink) {
        if (!begun) {
            begun = true;
            dropByteOrderMark();
        }
        if (lineLength == 0) {
            endEvent(sink);
        } else {
            switch (line[0]) {
                case 'd' -> {
                    if (lineStartsWith(DATA)) {
                        appendToEvent(valueFrom(DATA));
                    }
                }
                case ':' -> sink.onComment();
                case 'e' -> {
                    eventIsError |= lineStartsWith(EVENT) && isError(valueFrom(EVENT));
                    if (lineStartsWith(ERROR_FIELD)) {
                        sink.onError();
                    }
                }
                default -> {
                    // Nothing that is needed here.
                }
            }
        }
        lineLength = 0;
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

    private void dropByteOrderMark() {
        if (lineStartsWith(BYTE_ORDER_MARK)) {
            lineLength -= BYTE_ORDER_MARK.length;
            System.arraycopy(line, BYTE_ORDER_MARK.length, line, 0, lineLength);
        }
    }

    private boolean lineStartsWith(byte[] start) {
        return lineLength >= start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    private int valueFrom(byte[] field) {
        return lineLength > field.length && line[field.length] == ' ' ? field.length + 1 : field.length;
    }

    private boolean isError(int from) {
        return Arrays.equals(line, from, lineLength, ERROR, 0, ERROR.length);
    }

    private void appendToEvent(int from) {
        int added = lineLength - from;
        event = withRoom(event, eventLength, added + 1);
        if (eventHasData) {
            event[eventLength++] = '\n';
        }
        System.arraycopy(line, from, event, eventLength, added);
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
