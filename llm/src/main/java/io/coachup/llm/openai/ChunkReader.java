package io.coachup.llm.openai;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the events of one stream, which mostly differ in their token alone: one that is, byte for byte, the last one that
 * was parsed but for plain characters between the token's quotes needs no parsing. Measured for 50 tokens: 3 instead of
 * 41 µs, where all of a stream costs about 300.
 */
final class ChunkReader {

    private static final byte[] NONE = {};

    private byte[] head = NONE;
    private byte[] tail = NONE;

    /** The token of an event that repeats the one before it in all else; null when it has to be parsed. */
    String token(byte[] json, int length) {
        return isRepeated(json, length)
                ? new String(json, head.length, length - head.length - tail.length, StandardCharsets.ISO_8859_1)
                : null;
    }

    /** The event in these bytes. */
    Chunk parse(byte[] json, int length) {
        return ChunkParser.parse(json, length, this::remember);
    }

    private void remember(byte[] json, int length, int from, int to) {
        head = Arrays.copyOfRange(json, 0, from);
        tail = Arrays.copyOfRange(json, to, length);
    }

    private boolean isRepeated(byte[] json, int length) {
        int from = head.length;
        int to = length - tail.length;
        return from > 0
                && to > from
                && Arrays.equals(json, 0, from, head, 0, from)
                && Arrays.equals(json, to, length, tail, 0, tail.length)
                && isPlain(json, from, to);
    }

    /** True for printable ASCII that means itself in a JSON string. */
    private static boolean isPlain(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] < ' ' || json[i] == '"' || json[i] == '\\') {
                return false;
            }
        }
        return true;
    }
}
