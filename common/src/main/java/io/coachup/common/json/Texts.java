package io.coachup.common.json;

import io.coachup.common.errors.ApiException;

/** What text a request may hold. */
public final class Texts {

    /** Longest id a client may choose, in characters; an index row holds it with room to spare. */
    public static final int ID_MAX_CHARS = 256;

    private Texts() {}

    /**
     * True when there is nothing to read or say: null, empty, or nothing but white space, control, format and unassigned
     * characters. The one rule for every text of a person.
     */
    public static boolean isBlank(String text) {
        return text == null || text.codePoints().noneMatch(Texts::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /**
     * Text that a database can hold: no NUL character, no half of a surrogate pair.
     *
     * @throws ApiException 400 naming the field
     */
    public static String storable(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw ApiException.invalid(field + " must not contain NUL characters");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw ApiException.invalid(field + " must be valid Unicode");
                }
                i++;
            }
        }
        return text;
    }

    /**
     * An id from a client.
     *
     * @throws ApiException 400 with {@code wrong} when blank, or naming the field when too long or not storable
     */
    public static String id(String field, String value, String wrong) {
        if (isBlank(value)) {
            throw ApiException.invalid(wrong);
        }
        if (value.length() > ID_MAX_CHARS) {
            throw ApiException.invalid(field + " must not be longer than " + ID_MAX_CHARS + " characters");
        }
        return storable(field, value);
    }
}
