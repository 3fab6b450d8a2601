package io.coachup.skills.summaries;

import io.coachup.skillsapi.chat.PromptContext;
import java.util.List;

/**
 * What a summary is made of.
 *
 * @param previous the summary so far, or null
 * @param turns what was said since, oldest first
 * @param tokenBudget room of the summary in tokens
 */
record Draft(String previous, List<Turn> turns, int tokenBudget) {

    /** Characters that an answer of the budget's length may have, for whoever has no tokens. */
    private static final int CHARS_PER_TOKEN = 8;

    private static final int CHARS_MIN = 400;

    /** Something that was said. */
    record Turn(String role, String content) {}

    /** The longest summary, in characters. */
    int maxChars() {
        return Math.clamp((long) tokenBudget * CHARS_PER_TOKEN, CHARS_MIN, PromptContext.SUMMARY_MAX_CHARS);
    }

    /** At most {@code max} characters of a text, which are its first; never half of a sign. */
    static String first(int max, String text) {
        if (text.length() <= max) {
            return text;
        }
        int end = max > 0 && Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : Math.max(0, max);
        return text.substring(0, end);
    }

    /** At most {@code max} characters of a text, which are its last; never half of a sign. */
    static String last(int max, String text) {
        if (text.length() <= max) {
            return text;
        }
        int start = text.length() - Math.max(0, max);
        return text.substring(
                start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }
}
