package io.coachup.worker.scoring.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into words by one walk over its code points: letters, digits and marks of any script make words, an
 * apostrophe inside a word and a point or comma inside a number belong to it.
 */
final class Tokenizer {

    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "vs", "st");
    /** Thai is the first of the scripts without spaces. */
    private static final int FIRST_UNSPACED = 0x0e00;

    private static final int ASCII_END = 0x80;
    private static final int LOWER_CASE = 0x20;

    private static final String CURRENCIES = "$€£¥";
    private static final String STOPS = ".。\n\r";
    private static final String COMMAS = ",;:،、()";
    private static final String DASHES = "—–";

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private int position;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Word> words(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.position < text.length()) {
            tokenizer.step();
        }
        return tokenizer.words;
    }

    private void step() {
        int codePoint = text.codePointAt(position);
        if (isWordPart(codePoint)) {
            readWord();
        } else {
            readSign(codePoint);
        }
    }

    private void readWord() {
        int start = position;
        int unspaced = 0;
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            if (!isWordPart(codePoint) && !joins(codePoint)) {
                break;
            }
            int lettersOfAWord = lettersOfAWord(codePoint);
            if (lettersOfAWord > 0 && ++unspaced > lettersOfAWord) {
                break;
            }
            position += Character.charCount(codePoint);
        }
        int end = position < text.length() && text.charAt(position) == '%' ? position + 1 : position;
        boolean priced = start > 0 && CURRENCIES.indexOf(text.charAt(start - 1)) >= 0;
        String norm = text.substring(start, position).toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean capitalised = Character.isUpperCase(text.codePointAt(start));
        words.add(new Word(norm, priced ? start - 1 : start, end, capitalised, SentenceBreak.SPACE));
        position = end;
    }

    /** About how many letters a word has in a script that writes no spaces; 0 for the others, and for marks. */
    private static int lettersOfAWord(int codePoint) {
        if (codePoint < FIRST_UNSPACED || !Character.isLetter(codePoint)) {
            return 0;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN -> 2;
            case HIRAGANA, KATAKANA -> 3;
            case THAI, LAO, KHMER, MYANMAR, TIBETAN -> 4;
            default -> 0;
        };
    }

    private boolean joins(int sign) {
        if (position == 0 || position + 1 >= text.length()) {
            return false;
        }
        int next = text.codePointAt(position + 1);
        if (sign == '\'' || sign == '’') {
            return Character.isLetter(next);
        }
        return (sign == '.' || sign == ',') && Character.isDigit(text.charAt(position - 1)) && Character.isDigit(next);
    }

    private void readSign(int sign) {
        if (sign == '.' && charAt(position + 1) == '.' || sign == '…') {
            mark(SentenceBreak.ELLIPSIS);
            while (charAt(position) == '.' || charAt(position) == '…') {
                position++;
            }
            return;
        }
        mark(classify(sign));
        position += Character.charCount(sign);
    }

    private SentenceBreak classify(int sign) {
        if (sign == '.') {
            return Character.isLetterOrDigit(charAt(position + 1)) || afterAbbreviation()
                    ? SentenceBreak.SPACE
                    : SentenceBreak.STOP;
        }
        if (sign == '-') {
            return hyphen();
        }
        if (sign == '?' || sign == '？') {
            return SentenceBreak.QUESTION;
        }
        if (sign == '!' || sign == '！') {
            return SentenceBreak.EXCLAMATION;
        }
        if (STOPS.indexOf(sign) >= 0) {
            return SentenceBreak.STOP;
        }
        if (COMMAS.indexOf(sign) >= 0) {
            return SentenceBreak.COMMA;
        }
        return DASHES.indexOf(sign) >= 0 ? SentenceBreak.DASH : SentenceBreak.SPACE;
    }

    private SentenceBreak hyphen() {
        boolean afterWord = position > 0 && isWordPart(text.codePointBefore(position));
        if (!afterWord) {
            return SentenceBreak.DASH;
        }
        char next = charAt(position + 1);
        if (next == '-') {
            return SentenceBreak.DASH;
        }
        return Character.isLetterOrDigit(next) ? SentenceBreak.HYPHEN : SentenceBreak.CUT_OFF;
    }

    /** A point after {@code Dr} or after a single letter ({@code a.m.}) that goes on in lower case ends no sentence. */
    private boolean afterAbbreviation() {
        if (words.isEmpty()) {
            return false;
        }
        String last = words.getLast().norm();
        if (ABBREVIATIONS.contains(last)) {
            return true;
        }
        boolean letter = last.length() == 1 && Character.isLetter(last.charAt(0)) && !"i".equals(last);
        return letter && Character.isLowerCase(charAt(position + 2));
    }

    private void mark(SentenceBreak sign) {
        if (!words.isEmpty()) {
            words.add(words.removeLast().before(sign));
        }
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }

    private static boolean isWordPart(int codePoint) {
        if (codePoint < ASCII_END) {
            int letter = codePoint | LOWER_CASE;
            return letter >= 'a' && letter <= 'z' || codePoint >= '0' && codePoint <= '9';
        }
        return Character.isLetterOrDigit(codePoint) || isMark(Character.getType(codePoint));
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
