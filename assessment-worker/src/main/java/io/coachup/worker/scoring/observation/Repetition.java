package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.FunctionWords;
import io.coachup.worker.scoring.speech.SentenceBreak;
import io.coachup.worker.scoring.speech.Word;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Tells words that are begun again from words that are said again. Who searches for words repeats small ones ("the the bus");
 * numbers, answers, thanks and what is stressed are repeated on purpose.
 */
final class Repetition {

    private static final int LONGEST = 3;
    private static final int STUTTER_MAX_CHARS = 3;
    private static final int CUT_MIN_CHARS = 3;

    /** Said again to answer, to greet, to calm, to count; also grammar: "I had had", "he said that that". */
    private static final Set<String> SAID_AGAIN = words(
            """
            no yes yeah yep yup nope okay ok right sure good great fine well wait please thanks bye hello hi hey sorry now there \
            come stop go oh wow ha haha blah very really so too much many more most far way long big small old new high low \
            deep little tiny huge hard fast slow hot cold bad nice great real true quite pretty even never ever always again \
            still only that had same different other better worse less dear poor sweet soft early late strong weak rich \
            exactly absolutely totally definitely""");

    /** "when I saw it it broke": the first one ends a clause, unless nothing stands before it. */
    private static final Set<String> MAY_END_A_CLAUSE =
            words("it you that her this him them me us is was did do in on up out there");

    private static final Set<String> BEGIN_A_CLAUSE = words(
            """
            and but or so because if when then that well um uh er erm like cause since as while where what why how who i \
            yeah yes no okay""");

    private static final Set<String> NUMBERS = words(
            """
            zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
            seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million \
            double triple point dot""");

    /** "again and again and", "step by step by": what is said again is the word around it. */
    private static final Set<String> LINKS = words("and by to after upon for in or of");

    private static final Set<String> SET_PHRASES = Set.of(
            "thank you",
            "of course",
            "come on",
            "i know",
            "i see",
            "i do",
            "got it",
            "all right",
            "bye bye",
            "you know",
            "oh my",
            "let's go",
            "never mind",
            "wait a minute",
            "oh my god",
            "one by one",
            "yes please",
            "no thanks",
            "i agree",
            "that's right",
            "that's it",
            "that's true",
            "you're right",
            "it's okay",
            "it's fine",
            "it's ok",
            "to you",
            "i love you",
            "i am",
            "we are",
            "yes i",
            "there you",
            "here we go",
            "uh huh");

    /** Beginnings of whole words that a hyphen follows. */
    private static final Set<String> PREFIXES =
            words("re co no un in pre pro de bi tri non sub anti mid ex e t x so go do be by up on off to");

    private Repetition() {}

    /** Number of words that are begun again from {@code i} on, 0 when none are. */
    static int lengthAt(List<Word> words, int i) {
        if (i + 1 < words.size() && isStutter(words.get(i), words.get(i + 1))) {
            return 1;
        }
        if (isTwice(words, i, 1)) {
            return isBegunAgain(words, i, 1) ? 1 : 0;
        }
        for (int length = 2; length <= LONGEST; length++) {
            if (isTwice(words, i, length) && isBegunAgain(words, i, length)) {
                return length;
            }
        }
        return 0;
    }

    private static boolean isStutter(Word word, Word next) {
        if (word.after() == SentenceBreak.CUT_OFF) {
            boolean hanging = word.norm().length() >= CUT_MIN_CHARS
                    && ("and".equals(next.norm()) || "or".equals(next.norm()) || "to".equals(next.norm()));
            return !hanging;
        }
        return word.after() == SentenceBreak.HYPHEN
                && word.norm().length() <= STUTTER_MAX_CHARS
                && next.norm().startsWith(word.norm())
                && !PREFIXES.contains(word.norm())
                && (word.norm().length() == 1 || !next.norm().equals(word.norm()));
    }

    private static boolean isTwice(List<Word> words, int i, int length) {
        if (i + 2 * length > words.size()) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (!words.get(i + k).norm().equals(words.get(i + length + k).norm())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBegunAgain(List<Word> words, int i, int length) {
        boolean counted = true;
        for (int k = i; k < i + length && counted; k++) {
            counted = isCounted(words.get(k));
        }
        if (counted) {
            return false;
        }
        return length == 1
                ? isWordBegunAgain(words, i)
                : !isChain(words, i, length) && isPhraseBegunAgain(words.subList(i, i + length));
    }

    private static boolean isWordBegunAgain(List<Word> words, int i) {
        Word word = words.get(i);
        String norm = word.norm();
        if (word.after() == SentenceBreak.HYPHEN || SAID_AGAIN.contains(norm) || Hesitation.isSound(norm)) {
            return false;
        }
        if (MAY_END_A_CLAUSE.contains(norm)) {
            return i == 0 || BEGIN_A_CLAUSE.contains(words.get(i - 1).norm()) || isTwice(words, i + 1, 1);
        }
        if (FunctionWords.contains(norm)) {
            return true;
        }
        // A word with meaning, said three times, with a pause, or as "slowly, slowly", is stressed.
        boolean thrice = i + 2 < words.size() && norm.equals(words.get(i + 2).norm())
                || i > 0 && norm.equals(words.get(i - 1).norm());
        return !thrice && !word.after().isPause() && !norm.endsWith("ly");
    }

    /** "The best of the best of the best": a word with meaning comes a third time. */
    private static boolean isChain(List<Word> words, int i, int length) {
        for (int k = i; k < i + length; k++) {
            if (!FunctionWords.contains(words.get(k).norm())
                    && (isSame(words, k, k - length) || isSame(words, k, k + 2 * length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(List<Word> words, int i, int k) {
        return k >= 0
                && k < words.size()
                && words.get(i).norm().equals(words.get(k).norm());
    }

    private static boolean isPhraseBegunAgain(List<Word> said) {
        boolean small = false;
        StringJoiner phrase = new StringJoiner(" ");
        for (Word word : said) {
            small |= FunctionWords.contains(word.norm());
            phrase.add(word.norm());
        }
        if (!small || SET_PHRASES.contains(phrase.toString())) {
            return false;
        }
        boolean linked = said.size() == 2
                && (LINKS.contains(said.get(1).norm())
                                && !FunctionWords.contains(said.get(0).norm())
                        || LINKS.contains(said.get(0).norm())
                                && !FunctionWords.contains(said.get(1).norm()));
        return !linked;
    }

    /** A number, or a letter that is spelled. */
    private static boolean isCounted(Word word) {
        String norm = word.norm();
        boolean letter = norm.length() == 1 && !"i".equals(norm) && !"a".equals(norm);
        return word.isNumber() || NUMBERS.contains(norm) || letter && word.after() != SentenceBreak.HYPHEN;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split("\\s+")));
    }
}
