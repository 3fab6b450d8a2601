package io.coachup.gateway.chat.frames;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Turns tokens into unnamed event-stream frames such that the frames' data, put together, is the reply: line breaks of
 * a token become several data lines, a character split over two tokens is joined, and no token can look like the end
 * marker. One object a stream.
 */
public final class TokenFrames {

    /** The end marker's frame. */
    public static final String DONE_FRAME = "data: [DONE]\n\n";

    private static final String DONE = "[DONE]";
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private boolean afterCarriageReturn;
    private char heldBack;

    /** Appends the frame of {@code token} to {@code out}; nothing when the token only completes what was sent. */
    public void append(Buffer out, String token) {
        String text = whole(token);
        if (afterCarriageReturn && text.startsWith("\n")) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            afterCarriageReturn = false;
            return;
        }
        afterCarriageReturn = text.charAt(text.length() - 1) == '\r';
        if (text.equals(DONE)) {
            frame(out, DONE.substring(0, 1));
            frame(out, DONE.substring(1));
        } else if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            frame(out, text);
        } else {
            lines(out, text.replace("\r\n", "\n").replace('\r', '\n'));
        }
    }

    /** Joins a low surrogate to the high one that ended the token before; a high one at the end has to wait. */
    private String whole(String token) {
        String text = heldBack == 0 ? token : heldBack + token;
        heldBack = 0;
        int last = text.length() - 1;
        if (last >= 0 && Character.isHighSurrogate(text.charAt(last))) {
            heldBack = text.charAt(last);
            return text.substring(0, last);
        }
        return text;
    }

    private static void lines(Buffer out, String text) {
        for (String line : text.split("\n", -1)) {
            out.appendBytes(DATA).appendString(line).appendByte((byte) '\n');
        }
        out.appendByte((byte) '\n');
    }

    private static void frame(Buffer out, String text) {
        out.appendBytes(DATA).appendString(text).appendBytes(END);
    }
}
