package io.coachup.skills.paging;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list that is read backwards in time: no two rows share one, and new rows don't move it.
 *
 * @param time epoch ms
 * @param id the row's number, for rows of the same time
 */
public record Position(long time, long id) {

    private static final int MAX_CHARS = 100;
    private static final Position BEFORE_ALL = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    /** The opaque form that clients send back as {@code cursor}. */
    public String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((time + ":" + id).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The place that a cursor names; without one, the place before the newest row.
     *
     * @throws ApiException 400 when it is not one of ours
     */
    public static Position of(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return BEFORE_ALL;
        }
        if (cursor.length() > MAX_CHARS) {
            throw ApiException.invalid("cursor is not valid");
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int colon = plain.indexOf(':');
            if (colon < 0) {
                throw ApiException.invalid("cursor is not valid");
            }
            return new Position(Long.parseLong(plain.substring(0, colon)), Long.parseLong(plain.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "cursor is not valid", e);
        }
    }
}
