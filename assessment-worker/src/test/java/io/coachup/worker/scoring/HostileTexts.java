package io.coachup.worker.scoring;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that nobody says, each as large as a transcript may be, made to be slow to read. */
public final class HostileTexts {

    /** Bytes of UTF-8 of each of them. */
    public static final int BYTES = 256 * 1024;

    /** Something that is repeated until the text is large enough; what begins it stands before. */
    public enum Piece {
        LETTERS("a"),
        COMBINING_MARKS("\u0301"),
        A_LETTER_AND_MARKS("a", "\u0301"),
        MARKED_WORDS("e\u0301 "),
        BLANKS(" "),
        WIDE_BLANKS("\u00a0\u2003"),
        LINES("\n"),
        NOTHING_TO_SEE("\u200b"),
        CONTROLS("\u0001"),
        BRACKETS_OPEN("("),
        BRACKETS("()[]{}"),
        DIGITS("1"),
        NUMBERS("1,"),
        DECIMALS("1."),
        SHORT_NUMBERS("9 "),
        PRICES("$1 "),
        DOUBLE_QUOTES("\""),
        QUOTED("“a” "),
        APOSTROPHES("'"),
        ELISIONS("a'"),
        HYPHENS("-"),
        STUTTERS("w-w-"),
        CUT_OFF("the- "),
        DASHES("a — "),
        DOTS("."),
        PAUSES("so... "),
        ABBREVIATIONS("a.m. "),
        SENTENCES("a. "),
        QUESTION_MARKS("?"),
        QUESTIONS("what? "),
        QUESTIONS_WITHOUT_MARK("what "),
        UM("um "),
        UM_SENTENCES("um."),
        LIKE("like "),
        YOU_KNOW("you know what "),
        I_MEAN("i mean "),
        SORRY("i'm sorry that "),
        KIND_OF("kind of "),
        REPEATED("I I "),
        REPEATED_TRIPLES("it was a "),
        THE_SAME_WORD("no "),
        BEGINNINGS_OF_PHRASES("at the end of the "),
        NESTED_PHRASES("what i'm trying to what you're saying "),
        A_HUGE_STEM("leverag", "a"),
        STEMS("frustratx "),
        NAMES("Anna "),
        DAYS("Monday "),
        ADDRESSES("you "),
        LONG_SENTENCE("so what if you could, um, maybe approve it by Friday and "),
        EVERYTHING("so what if you could, um, maybe approve it by Friday. "),
        CHINESE("话"),
        CHINESE_SENTENCES("话。"),
        JAPANESE("こんにちは"),
        THAI("สวัสดี"),
        ARABIC("مرحبا "),
        GERMAN("ich bin er um "),
        HALF_SIGNS("\uD83D"),
        SIGNS("\uD83D\uDE00"),
        FAMILIES("\uD83D\uDC69\u200D\uD83D\uDC67 "),
        JSON_OPEN("{\"criteria\":["),
        THINKING("<think>"),
        FENCES("```json\n");

        private final String start;
        private final String unit;

        Piece(String unit) {
            this("", unit);
        }

        Piece(String start, String unit) {
            this.start = start;
            this.unit = unit;
        }

        /** The whole text. */
        public String text() {
            int bytes = unit.getBytes(StandardCharsets.UTF_8).length;
            return start + unit.repeat(BYTES / bytes);
        }
    }

    private HostileTexts() {}

    /** All of them, by name. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        Stream.of(Piece.values()).forEach(piece -> all.put(piece.name(), piece.text()));
        all.put("WORDS_THAT_HASH_ALIKE", wordsThatHashAlike());
        return all;
    }

    private static String wordsThatHashAlike() {
        int pairs = 14;
        return IntStream.range(0, BYTES / (3 * pairs + 1))
                .mapToObj(i -> IntStream.range(0, pairs)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "aÿ" : "bà")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
