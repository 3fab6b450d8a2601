package io.coachup.gateway.chat.reply;

import io.coachup.common.json.Texts;

/** A reply as it grows, bounded, and clean enough for a database: no NUL, no half of a surrogate pair. */
public final class ReplyText {

    /** Most that is kept of a reply, in characters. */
    public static final int MAX_CHARS = 64 * 1024;

    private final StringBuilder text = new StringBuilder();

    /** Adds a token. */
    public void append(String token) {
        int room = MAX_CHARS - text.length();
        if (room > 0) {
            text.append(token, 0, Math.min(room, token.length()));
        }
    }

    /** Characters so far. */
    public int length() {
        return text.length();
    }

    /** What can be stored of it. */
    public String storable() {
        return Texts.clean(text.toString());
    }
}
