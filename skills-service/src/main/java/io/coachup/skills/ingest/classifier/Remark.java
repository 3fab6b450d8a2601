package io.coachup.skills.ingest.classifier;

import io.coachup.common.conversation.ConversationRole;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message with what was said before it.
 *
 * @param role user, assistant or system
 * @param turnCount turns of the group so far
 * @param active a group is open
 * @param before what was said before it, oldest first
 */
public record Remark(String role, String content, int turnCount, boolean active, List<Said> before) {

    private static final int SAID_MAX_CHARS = 240;
    private static final int CONTEXT_MAX_CHARS = 2_000;
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]++");
    private static final String DOTS = "...";

    /** Something that was said before. */
    public record Said(String role, String content) {}

    /** What was said before, in one line, such as {@code u: Hello; a: Hi}; empty when there is nothing. */
    String context() {
        StringBuilder line = new StringBuilder();
        for (Said said : before) {
            line.append(line.isEmpty() ? "" : "; ")
                    .append(tag(said.role()))
                    .append(": ")
                    .append(cut(
                            SAID_MAX_CHARS, LINE_BREAK.matcher(said.content()).replaceAll(" ")));
        }
        return cut(CONTEXT_MAX_CHARS, line.toString());
    }

    private static String tag(String role) {
        return ConversationRole.USER.is(role) ? "u" : ConversationRole.ASSISTANT.is(role) ? "a" : "?";
    }

    private static String cut(int max, String text) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - DOTS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + DOTS;
    }
}
