package io.coachup.worker.scoring.speech;

import io.coachup.worker.scoring.language.LanguageFile;
import java.util.Set;

/** The small words of English grammar. They make up about half of all speech, and nearly all of it that is begun again. */
public final class FunctionWords {

    private static final Set<String> ALL = LanguageFile.words("words/en/function.txt");

    private FunctionWords() {}

    /** True for pronouns, articles, prepositions, conjunctions, auxiliaries and their contractions. */
    public static boolean contains(String word) {
        return ALL.contains(word);
    }
}
