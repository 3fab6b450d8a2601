package io.coachup.gateway.chat.prompt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How much of earlier turns goes into a prompt. Word caps are used instead of character caps when above 0.
 *
 * @param turns newest turns kept
 * @param itemChars characters of one turn
 * @param totalChars characters of all turns
 * @param itemWords words of one turn, or 0
 * @param totalWords words of all turns, or 0
 */
public record ContextCaps(int turns, int itemChars, int totalChars, int itemWords, int totalWords) {

    private static final String CUT = "...";

    /** The newest turns that fit, oldest first, each cut to its cap. */
    List<HistoryItem> apply(List<HistoryItem> items) {
        Deque<HistoryItem> kept = new ArrayDeque<>();
        int size = 0;
        int limit = totalWords > 0 ? totalWords : totalChars;
        for (int i = items.size() - 1; i >= 0 && kept.size() < turns; i--) {
            String content = cut(items.get(i).content().strip());
            size += totalWords > 0 ? words(content) : content.length();
            if (size > limit) {
                break;
            }
            if (!content.isEmpty()) {
                kept.addFirst(new HistoryItem(items.get(i).author(), content));
            }
        }
        return List.copyOf(kept);
    }

    private String cut(String content) {
        if (itemWords > 0) {
            int end = endOfWord(content, itemWords);
            return end == content.length() ? content : content.substring(0, end) + CUT;
        }
        return cut(content, itemChars);
    }

    /** At most {@code max} characters of {@code text} and then dots; never half of a surrogate pair. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end) + CUT;
    }

    /** Where the word of this number, counted from 1, ends in a text without blanks around it. */
    private static int endOfWord(String text, int number) {
        int words = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEndOfWord(text, i) && ++words == number) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int words(String text) {
        int words = 0;
        for (int i = 0; i < text.length(); i++) {
            words += isEndOfWord(text, i) ? 1 : 0;
        }
        return words;
    }

    private static boolean isEndOfWord(String text, int at) {
        return !Character.isWhitespace(text.charAt(at))
                && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }
}
