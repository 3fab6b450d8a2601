package io.coachup.llm.openai;

import java.util.List;

/**
 * A reply that may begin with thoughts, read character by character up to where the reply proper begins.
 *
 * <pre>{@code
 * BEGINNING --<think> etc.--> THOUGHTS --</think> etc.--> BEGINNING
 * BEGINNING --[THINK]--> BRACKETS --[/THINK]--> BEGINNING
 * BEGINNING --<|start|>, <|channel|>--> HEADER --<|message|>--> ASIDE, or ANSWER on the channel "final"
 * ASIDE, ANSWER --<|end|> etc.--> BEGINNING;  --<|start|>, <|channel|>--> HEADER
 * BEGINNING --anything but blanks--> REST, which is the reply as it is
 * }</pre>
 */
final class TaggedText {

    /** More blanks than that are no beginning. */
    private static final int MAX_BLANKS = 256;

    /** Enough of a header to find its channel in. */
    private static final int MAX_HEADER = 64;

    private static final String MESSAGE = "<|message|>";
    private static final List<Tag> HARMONY = List.of(
            new Tag("<|start|>", Place.HEADER),
            new Tag("<|channel|>", Place.HEADER),
            new Tag("<|end|>", Place.BEGINNING),
            new Tag("<|return|>", Place.BEGINNING),
            new Tag("<|call|>", Place.BEGINNING));
    private static final List<Tag> HEADER_ENDS =
            List.of(new Tag(MESSAGE, Place.ANSWER), HARMONY.get(0), HARMONY.get(1), HARMONY.get(2));
    private static final List<Tag> CLOSINGS = List.of(
            new Tag("</think>", Place.BEGINNING),
            new Tag("</thinking>", Place.BEGINNING),
            new Tag("</thought>", Place.BEGINNING),
            new Tag("</reasoning>", Place.BEGINNING));
    private static final List<Tag> BRACKET_CLOSINGS = List.of(new Tag("[/THINK]", Place.BEGINNING));
    private static final List<Tag> OPENINGS = List.of(
            new Tag("<think>", Place.THOUGHTS),
            new Tag("<thinking>", Place.THOUGHTS),
            new Tag("<thought>", Place.THOUGHTS),
            new Tag("<reasoning>", Place.THOUGHTS),
            CLOSINGS.get(0),
            CLOSINGS.get(1),
            CLOSINGS.get(2),
            CLOSINGS.get(3),
            new Tag("[THINK]", Place.BRACKETS),
            BRACKET_CLOSINGS.get(0),
            HARMONY.get(0),
            HARMONY.get(1));

    /** What may be a tag. */
    private final StringBuilder held = new StringBuilder();

    private final StringBuilder blanks = new StringBuilder();
    private final StringBuilder header = new StringBuilder();
    private Place place = Place.BEGINNING;
    private boolean filtered;

    /** Index of the tag that begins with what is held; those before it do not. */
    private int candidate;

    /** A tag and what it leads to. */
    private record Tag(String text, Place next) {

        /** True when it begins so; in capitals too where it is in small letters. */
        boolean beginsWith(StringBuilder start) {
            for (int i = 0; i < start.length(); i++) {
                if (!has(i, start.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        boolean has(int index, char c) {
            return index < text.length() && (c == text.charAt(index) || Character.toLowerCase(c) == text.charAt(index));
        }
    }

    private enum Place {
        BEGINNING,
        THOUGHTS,
        BRACKETS,
        HEADER,
        ASIDE,
        ANSWER,
        REST
    }

    /** True for what no tag and no blank beginning begins with. */
    static boolean isPlain(char c) {
        return !isBracket(c) && !Character.isWhitespace(c);
    }

    /** What of a token may be shown. */
    String pass(String token) {
        StringBuilder out = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); i++) {
            if (place == Place.REST) {
                return out.append(token, i, token.length()).toString();
            }
            take(token.charAt(i), out);
        }
        return out.toString();
    }

    /** True when all that follows is shown as it is. */
    boolean isOver() {
        return place == Place.REST;
    }

    /** What was held back and turned out to be no tag, at the end of the reply. */
    String rest() {
        StringBuilder out = new StringBuilder();
        release(out);
        if (!filtered) {
            out.append(blanks);
        }
        return out.toString();
    }

    private static boolean isBracket(char c) {
        return c == '<' || c == '[';
    }

    private void take(char c, StringBuilder out) {
        if (isBracket(c)) {
            // No tag holds another bracket, so that what was held is none.
            release(out);
            if (place == Place.REST) {
                out.append(c);
            } else {
                held.append(c);
                candidate = -1;
            }
            return;
        }
        if (held.isEmpty()) {
            say(c, out);
            return;
        }
        held.append(c);
        Tag tag = find();
        if (tag == null) {
            release(out);
        } else if (tag.text().length() == held.length()) {
            held.setLength(0);
            enter(tag);
        }
    }

    private Tag find() {
        List<Tag> tags = tags();
        int last = held.length() - 1;
        if (candidate >= 0 && tags.get(candidate).has(last, held.charAt(last))) {
            return tags.get(candidate);
        }
        while (++candidate < tags.size()) {
            if (tags.get(candidate).beginsWith(held)) {
                return tags.get(candidate);
            }
        }
        return null;
    }

    private List<Tag> tags() {
        return switch (place) {
            case BEGINNING -> OPENINGS;
            case THOUGHTS -> CLOSINGS;
            case BRACKETS -> BRACKET_CLOSINGS;
            case HEADER -> HEADER_ENDS;
            case ASIDE, ANSWER -> HARMONY;
            case REST -> List.of();
        };
    }

    private void enter(Tag tag) {
        filtered = true;
        blanks.setLength(0);
        place = tag.text().equals(MESSAGE) && !isForTheUser() ? Place.ASIDE : tag.next();
        header.setLength(0);
    }

    /** A message without a channel is. */
    private boolean isForTheUser() {
        String said = header.toString().trim();
        return said.startsWith("final") || said.equals("assistant");
    }

    private void release(StringBuilder out) {
        for (int i = 0; i < held.length(); i++) {
            say(held.charAt(i), out);
        }
        held.setLength(0);
    }

    private void say(char c, StringBuilder out) {
        switch (place) {
            case BEGINNING -> begin(c, out);
            case HEADER -> {
                if (header.length() < MAX_HEADER) {
                    header.append(c);
                }
            }
            case ANSWER, REST -> out.append(c);
            case THOUGHTS, BRACKETS, ASIDE -> {
                // Nobody is to know.
            }
        }
    }

    private void begin(char c, StringBuilder out) {
        boolean blank = Character.isWhitespace(c);
        if (blank && filtered) {
            // The reply proper begins after some line breaks.
            return;
        }
        blanks.append(c);
        if (!blank || blanks.length() > MAX_BLANKS) {
            place = Place.REST;
            out.append(blanks);
            blanks.setLength(0);
        }
    }
}
