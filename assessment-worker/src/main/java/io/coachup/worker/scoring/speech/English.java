package io.coachup.worker.scoring.speech;

import io.coachup.worker.scoring.language.LanguageFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells English, which there are rules for, from other languages, by the small words that every language uses all the time. A
 * few words without any of them pass for English.
 */
final class English {

    /** Words of a text that is long enough for English small words to occur. */
    private static final int LONG_TEXT = 15;

    private static final double LEAST_SHARE = 0.12;
    private static final int CERTAIN_HITS = 3;
    private static final int ASCII_END = 0x80;

    private static final Set<String> COMMON = LanguageFile.words("words/en/common.txt");

    private static final List<Set<String>> OTHERS = Stream.of(
                    "german",
                    "french",
                    "spanish",
                    "italian",
                    "portuguese",
                    "dutch",
                    "scandinavian",
                    "polish",
                    "turkish",
                    "indonesian",
                    "finnish",
                    "hungarian")
            .map(language -> LanguageFile.words("words/others/" + language + ".txt"))
            .toList();

    /** Each small word, with a bit for each language that has it; English is none of them. */
    private static final Map<String, Integer> LANGUAGES = languages();

    private English() {}

    /** True unless most of these words are of another language. */
    static boolean isSpokenIn(List<Word> words) {
        if (isOtherScript(words)) {
            return false;
        }
        Hits hits = Hits.in(words);
        boolean tooFew = words.size() >= LONG_TEXT && hits.english() < LEAST_SHARE * words.size();
        return !tooFew && (hits.other() < 2 || hits.english() >= hits.other());
    }

    /** True when it is certain that these words are of another language, although the rest may be English. */
    static boolean isCertainlyNotIn(List<Word> words) {
        if (isOtherScript(words)) {
            return true;
        }
        Hits hits = Hits.in(words);
        return hits.other() >= CERTAIN_HITS && hits.other() > 2 * hits.english();
    }

    /**
     * How many small words there are.
     *
     * @param english those of English
     * @param other those of that other language which has most
     */
    private record Hits(int english, int other) {

        static Hits in(List<Word> words) {
            int english = 0;
            int[] others = new int[OTHERS.size()];
            for (Word word : words) {
                english += FunctionWords.contains(word.norm()) || COMMON.contains(word.norm()) ? 1 : 0;
                int languages = LANGUAGES.getOrDefault(word.norm(), 0);
                for (int i = 0; languages != 0; i++, languages >>= 1) {
                    others[i] += languages & 1;
                }
            }
            return new Hits(english, Arrays.stream(others).max().orElse(0));
        }
    }

    private static boolean isOtherScript(List<Word> words) {
        int latin = 0;
        int other = 0;
        for (Word word : words) {
            int first = word.norm().codePointAt(0);
            if (Character.isLetter(first)) {
                boolean isLatin =
                        first < ASCII_END || Character.UnicodeScript.of(first) == Character.UnicodeScript.LATIN;
                latin += isLatin ? 1 : 0;
                other += isLatin ? 0 : 1;
            }
        }
        return other > latin;
    }

    private static Map<String, Integer> languages() {
        Map<String, Integer> languages = new HashMap<>();
        for (int i = 0; i < OTHERS.size(); i++) {
            int language = 1 << i;
            OTHERS.get(i).forEach(word -> languages.merge(word, language, (one, more) -> one | more));
        }
        return Map.copyOf(languages);
    }
}
