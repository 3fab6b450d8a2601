package io.coachup.skills.summaries;

import java.util.regex.Pattern;

/** Entity tags of summaries. They are weak: what is counted beside the text is no reason to send it again. */
final class EntityTags {

    private static final String WEAK = "W/";
    private static final Pattern COMMA = Pattern.compile(",");

    private EntityTags() {}

    /** The tag of a version that was made at {@code updatedAt}, epoch ms: an erased session may begin its versions anew. */
    static String of(int version, long updatedAt) {
        return WEAK + '"' + version + "-" + updatedAt + '"';
    }

    /** True when a client that sent this {@code If-None-Match}, or null, has what the tag names. */
    static boolean matches(String known, String tag) {
        return known != null
                && COMMA.splitAsStream(known)
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || opaque(each).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
