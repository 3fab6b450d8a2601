package io.coachup.gateway.chat.prompt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

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
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** The newest turns that fit, oldest first, each cut to its cap. */
    List<HistoryItem> apply(List<HistoryItem> items) {
        Deque<HistoryItem> kept = new ArrayDeque<>();
        int size = 0;
        int limit = totalWords > 0 ? totalWords : totalChars;
        for (int i = items.size() - 1; i >= 0 && kept.size() < turns; i--) {
            String content = cut(items.get(i).content().strip());
            size += totalWords > 0 ? words(content).length : content.length();
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
            String[] words = words(content);
            return words.length <= itemWords
                    ? content
                    : String.join(" ", List.of(words).subList(0, itemWords)) + CUT;
        }
        return cut(content, itemChars);
    }

    /** At most {@code max} characters of {@code text} and then dots; never half of a surrogate pair. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end) + CUT;
    }

    private static String[] words(String text) {
        return SPACES.split(text);
    }
}
