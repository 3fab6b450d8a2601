package io.coachup.common.json;

import io.coachup.common.errors.ApiException;

/** What text a request may hold. */
public final class Texts {

    /** Longest id a client may choose, in characters; an index row holds it with room to spare. */
    public static final int ID_MAX_CHARS = 256;

    private static final int ASCII_END = 0x80;
    private static final int TWO_BYTES_END = 0x800;

    private Texts() {}

    /**
     * True when there is nothing to read or say: null, empty, or nothing but white space, control, format and unassigned
     * characters. The one rule for every text of a person.
     */
    public static boolean isBlank(String text) {
        if (text == null) {
            return true;
        }
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (isVisible(codePoint)) {
                return false;
            }
        }
        return true;
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
        int odd = unstorable(text, 0);
        if (odd == text.length()) {
            return text;
        }
        throw ApiException.invalid(
                field + (text.charAt(odd) == 0 ? " must not contain NUL characters" : " must be valid Unicode"));
    }

    /** A text without what no database holds: NUL characters and halves of surrogate pairs. Null stays null. */
    public static String clean(String text) {
        if (text == null) {
            return null;
        }
        int odd = unstorable(text, 0);
        if (odd == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int from = 0;
        while (odd < text.length()) {
            clean.append(text, from, odd);
            from = odd + 1;
            odd = unstorable(text, from);
        }
        return clean.append(text, from, text.length()).toString();
    }

    /** Where the next character is that no database holds, or the end. */
    private static int unstorable(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint == 0 || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    /**
     * Text of at most {@code maxBytes} bytes of UTF-8, or null.
     *
     * @throws ApiException 413 that names the field and the limit
     */
    public static String atMost(String field, String text, int maxBytes) {
        if (text != null && utf8Bytes(text) > maxBytes) {
            throw ApiException.tooLarge(
                    field + " must not be longer than " + maxBytes + " bytes of UTF-8: send it in parts", maxBytes);
        }
        return text;
    }

    private static long utf8Bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < ASCII_END ? 1 : c < TWO_BYTES_END || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /**
     * An id from a client. It may stand in a path, so it is neither {@code .} nor {@code ..} and holds no control
     * characters: no path carries these.
     *
     * @throws ApiException 400 with {@code wrong} when blank, or naming the field when it is too long, or can't be stored
     *     or be in a path
     */
    public static String id(String field, String value, String wrong) {
        if (isBlank(value)) {
            throw ApiException.invalid(wrong);
        }
        if (value.length() > ID_MAX_CHARS) {
            throw ApiException.invalid(field + " must not be longer than " + ID_MAX_CHARS + " characters");
        }
        if (value.equals(".") || value.equals("..")) {
            throw ApiException.invalid(field + " must not be '.' or '..'");
        }
        storable(field, value);
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalid(field + " must not contain control characters");
        }
        return value;
    }
}
