package io.coachup.llm.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
    private static final byte[] NONE = {};
    private static final int INITIAL_BYTES = 512;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = LOW_BITS << 7;
    private static final long LINE_FEEDS = LOW_BITS * '\n';
    private static final long CARRIAGE_RETURNS = LOW_BITS * '\r';

    private byte[] line = NONE;
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
                take(bytes, start, end, end < to, sink);
            }
            start = end + 1;
        }
    }

    /** A line, or as much of it as is here; one that is here at once is read where it is. */
    private void take(byte[] bytes, int from, int to, boolean ends, Sink sink) {
        if (ends && lineLength == 0) {
            endLine(bytes, from, to, sink);
            return;
        }
        appendToLine(bytes, from, to);
        if (ends) {
            endLine(sink);
        }
    }

    /** Where the next CR or LF is, or {@code to}; eight bytes at a time, as this reads every byte of every stream. */
    private static int lineEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && !hasLineEnd((long) EIGHT_BYTES.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    private static boolean hasLineEnd(long bytes) {
        return ((zeroByte(bytes ^ LINE_FEEDS) | zeroByte(bytes ^ CARRIAGE_RETURNS)) & HIGH_BITS) != 0;
    }

    /** A high bit is set when, and only when, one of the bytes is zero. */
    private static long zeroByte(long bytes) {
        return bytes - LOW_BITS & ~bytes;
    }

    /** The stream has ended: an event that lacks its closing blank line is complete too. */
    public void finish(Sink sink) {
        if (lineLength > 0) {
            endLine(sink);
        }
        endEvent(sink);
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
        int length = lineLength;
        lineLength = 0;
        endLine(line, 0, length, sink);
    }

    private void endLine(byte[] bytes, int begins, int to, Sink sink) {
        int from = begins;
        if (!begun) {
            begun = true;
            from += startsWith(BYTE_ORDER_MARK, bytes, from, to) ? BYTE_ORDER_MARK.length : 0;
        }
        if (from == to) {
            endEvent(sink);
            return;
        }
        switch (bytes[from]) {
            case 'd' -> {
                if (startsWith(DATA, bytes, from, to)) {
                    appendToEvent(bytes, valueFrom(DATA, bytes, from, to), to);
                }
            }
            case ':' -> sink.onComment();
            case 'e' -> {
                eventIsError |=
                        startsWith(EVENT, bytes, from, to) && isError(bytes, valueFrom(EVENT, bytes, from, to), to);
                if (startsWith(ERROR_FIELD, bytes, from, to)) {
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

    private static boolean startsWith(byte[] start, byte[] bytes, int from, int to) {
        return to - from >= start.length && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    private static int valueFrom(byte[] field, byte[] bytes, int from, int to) {
        int value = from + field.length;
        return value < to && bytes[value] == ' ' ? value + 1 : value;
    }

    private static boolean isError(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, ERROR, 0, ERROR.length);
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
        return needed <= bytes.length
                ? bytes
                : Arrays.copyOf(bytes, Math.max(needed, Math.max(INITIAL_BYTES, bytes.length * 2)));
    }

    /** An event beyond {@link #EVENT_MAX_BYTES}. */
    public static final class EventTooLargeException extends RuntimeException {

        EventTooLargeException() {
            super("An event of the stream is larger than " + EVENT_MAX_BYTES + " bytes");
        }
    }
}
