package io.coachup.llm.openai;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps what a model thinks in its reply, between tags such as {@code <think>} and {@code </think>}, from whoever reads or
 * hears the reply, however the tags are split. One object a stream; a token without {@code <} passes as it is.
 */
final class ThinkFilter {

    private static final List<String> TAGS = List.of("think>", "thinking>", "thought>", "reasoning>");
    private static final Pattern OPENING =
            Pattern.compile("<(?:think|thinking|thought|reasoning)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSING =
            Pattern.compile("</(?:think|thinking|thought|reasoning)>", Pattern.CASE_INSENSITIVE);

    /** What JSON begins with, also in a fence. */
    private static final String DATA = "{[`\"";

    /** What may be a tag. */
    private final StringBuilder held = new StringBuilder();

    private boolean thinking;
    private boolean shown;
    private boolean atStart;

    private enum Tag {
        OPENS,
        CLOSES,
        UNFINISHED,
        NONE
    }

    /** What of a token may be shown, perhaps with what was held back before. */
    String pass(String token) {
        if (!thinking && !atStart && held.isEmpty() && token.indexOf('<') < 0) {
            shown = true;
            return token;
        }
        StringBuilder out = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); i++) {
            take(token.charAt(i), out);
        }
        shown |= !out.isEmpty();
        return out.toString();
    }

    /** What was held back and turned out to be no tag, at the end of the reply. */
    String rest() {
        String rest = thinking ? "" : held.toString();
        held.setLength(0);
        return rest;
    }

    private void take(char c, StringBuilder out) {
        if (c == '<') {
            // No tag holds another bracket, so that what was held is none.
            release(out);
            held.append(c);
            return;
        }
        if (held.isEmpty()) {
            say(c, out);
            return;
        }
        held.append(c);
        switch (tag()) {
            case OPENS -> {
                thinking = true;
                held.setLength(0);
            }
            case CLOSES -> {
                thinking = false;
                // The reply proper begins after some line breaks.
                atStart = !shown && out.isEmpty();
                held.setLength(0);
            }
            case UNFINISHED -> {
                // The next character will tell.
            }
            case NONE -> release(out);
        }
    }

    private void release(StringBuilder out) {
        for (int i = 0; i < held.length(); i++) {
            say(held.charAt(i), out);
        }
        held.setLength(0);
    }

    private void say(char c, StringBuilder out) {
        if (!thinking && !(atStart && Character.isWhitespace(c))) {
            atStart = false;
            out.append(c);
        }
    }

    private Tag tag() {
        boolean closes = held.length() > 1 && held.charAt(1) == '/';
        int from = closes ? 2 : 1;
        for (String tag : TAGS) {
            if (isBeginningOf(tag, from)) {
                return held.length() - from < tag.length() ? Tag.UNFINISHED : closes ? Tag.CLOSES : Tag.OPENS;
            }
        }
        return Tag.NONE;
    }

    private boolean isBeginningOf(String tag, int from) {
        int length = held.length() - from;
        for (int i = 0; i < length; i++) {
            if (i == tag.length() || Character.toLowerCase(held.charAt(from + i)) != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A whole reply without the thoughts that it begins with, also when their opening tag was part of the prompt. Tags
     * further on, in JSON for example, are somebody's words.
     */
    static String strip(String reply) {
        Matcher opening = OPENING.matcher(reply);
        Matcher closing = CLOSING.matcher(reply);
        int begins = afterBlanks(reply, 0);
        int at = begins;
        while (opening.region(at, reply.length()).lookingAt()) {
            if (!closing.find(opening.end())) {
                return "";
            }
            at = afterBlanks(reply, closing.end());
        }
        if (at < reply.length() && DATA.indexOf(reply.charAt(at)) < 0 && closing.find(at)) {
            at = afterBlanks(reply, closing.end());
        }
        return at == begins ? reply : reply.substring(at);
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
