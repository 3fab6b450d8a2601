package io.coachup.skills.transcripts;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.skills.interactions.Interactions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The opaque form of a place in a transcript. */
final class Cursor {

    private static final int MAX_CHARS = 100;

    private Cursor() {}

    static String encode(Interactions.Position position) {
        String plain = position.ts() + ":" + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** The place, null for no cursor; 400 when it is not one of ours. */
    static Interactions.Position decode(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        if (cursor.length() > MAX_CHARS) {
            throw ApiException.invalid("cursor is not valid");
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(":", 2);
            if (parts.length != 2) {
                throw ApiException.invalid("cursor is not valid");
            }
            return new Interactions.Position(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "cursor is not valid", e);
        }
    }
}
