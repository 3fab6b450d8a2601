package io.coachup.bench.chat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Counts the tokens of one stream and looks at its end. */
final class StreamReader {

    private static final int TAIL = 64;

    private int tokens;
    private String tail = "";

    /** Takes what arrived; true when the first token was in it. */
    boolean read(Buffer chunk) {
        int before = tokens;
        byte[] bytes = chunk.getBytes();
        for (byte value : bytes) {
            if (value == Script.TOKEN_MARK) {
                tokens++;
            }
        }
        String end = new String(
                bytes, Math.max(0, bytes.length - TAIL), Math.min(TAIL, bytes.length), StandardCharsets.UTF_8);
        tail = (tail + end).substring(Math.max(0, tail.length() + end.length() - TAIL));
        return before == 0 && tokens > 0;
    }

    /** Tokens that arrived. */
    int tokens() {
        return tokens;
    }

    /** True when every token and the end marker arrived. */
    boolean isComplete() {
        return tokens == Script.TOKENS && tail.contains(Script.END);
    }
}
