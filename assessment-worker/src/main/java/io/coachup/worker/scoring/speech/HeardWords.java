package io.coachup.worker.scoring.speech;

import io.coachup.worker.scoring.language.LanguageFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words with meaning of what the coach said, in a form that survives plural and tense. */
public final class HeardWords {

    /** Nothing was said before. */
    public static final HeardWords NONE = new HeardWords(Set.of());

    private static final int MIN_CHARS = 4;

    private static final Set<String> WITHOUT_MEANING = LanguageFile.words("words/en/without-meaning.txt");

    private final Set<String> stems;

    private HeardWords(Set<String> stems) {
        this.stems = stems;
    }

    static HeardWords of(List<Word> words) {
        Set<String> stems = new HashSet<>();
        for (Word word : words) {
            if (hasMeaning(word)) {
                stems.add(stem(word.norm()));
            }
        }
        return new HeardWords(stems);
    }

    /** True when nothing with meaning was heard. */
    public boolean isEmpty() {
        return stems.isEmpty();
    }

    /** True when this word takes up one that was heard. */
    public boolean contains(Word word) {
        return hasMeaning(word) && stems.contains(stem(word.norm()));
    }

    private static boolean hasMeaning(Word word) {
        return word.norm().length() >= MIN_CHARS && !WITHOUT_MEANING.contains(word.norm());
    }

    /** Cuts the commonest English endings; a rough stem is enough to hear that a word was taken up. */
    private static String stem(String word) {
        for (String ending : List.of("ing", "ed", "es", "s", "e")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= MIN_CHARS) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
