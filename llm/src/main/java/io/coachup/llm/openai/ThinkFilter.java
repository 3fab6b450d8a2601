package io.coachup.llm.openai;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps what a model thinks before its reply from whoever reads or hears it, however the tags are split: see
 * {@link TaggedText} for the tags. Only a reply that begins with such a tag is filtered; what any other says of tags is
 * somebody's words, and costs one look at its first character.
 */
final class ThinkFilter {

    private static final Pattern OPENING =
            Pattern.compile("<(?i:think|thinking|thought|reasoning)>|\\[THINK]|<\\|(?:channel|start)\\|>");

    private static final Pattern CLOSING = Pattern.compile("</(?i:think|thinking|thought|reasoning)>|\\[/THINK]");

    /** What JSON begins with, also in a fence. */
    private static final String DATA = "{[`\"";

    private boolean passes;
    private TaggedText tagged;

    /** What of a token may be shown, perhaps with what was held back before. */
    String pass(String token) {
        if (passes || token.isEmpty()) {
            return token;
        }
        if (tagged == null) {
            if (TaggedText.isPlain(token.charAt(0))) {
                passes = true;
                return token;
            }
            tagged = new TaggedText();
        }
        String shown = tagged.pass(token);
        passes = tagged.isOver();
        return shown;
    }

    /** What was held back and turned out to be no tag, at the end of the reply. */
    String rest() {
        return tagged == null ? "" : tagged.rest();
    }

    /**
     * A whole reply without the thoughts that it begins with, also when their opening tag was part of the prompt. Tags
     * further on, in JSON for example, are somebody's words.
     */
    static String strip(String reply) {
        ThinkFilter filter = new ThinkFilter();
        return withoutPromptedThoughts(filter.pass(reply) + filter.rest());
    }

    private static String withoutPromptedThoughts(String reply) {
        int begins = afterBlanks(reply, 0);
        Matcher closing = CLOSING.matcher(reply);
        if (begins == reply.length() || DATA.indexOf(reply.charAt(begins)) >= 0 || !closing.find()) {
            return reply;
        }
        boolean opened = OPENING.matcher(reply).region(begins, closing.start()).find();
        return opened ? reply : reply.substring(afterBlanks(reply, closing.end()));
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
