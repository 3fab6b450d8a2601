package io.coachup.worker.scoring.speech;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words with meaning of what the coach said, in a form that survives plural and tense. */
public final class HeardWords {

    /** Nothing was said before. */
    public static final HeardWords NONE = new HeardWords(Set.of());

    private static final int MIN_CHARS = 4;

    private static final Set<String> WITHOUT_MEANING = Set.of(
            """
            about above after again also always another anything around away back because been before being both came \
            come could didn't does doesn't doing done don't down each else even ever every everything feel from gave \
            give goes going gone good great have haven't having hear here he's into isn't it's just keep kind know last \
            less let's like look made make many maybe mean might more most much must need never next nice nothing once \
            only other over please question really right said same says second should since some someone something \
            still such sure take talk tell than thank thanks that that's their them then there there's these they \
            they're thing things think this those time today told true very wait want wasn't well were we're what \
            what's when where which while will with won't word words would year yeah your you're yourself say \
            sounds start sentence moment first answer ready practice practise try coach clear nicely"""
                    .split("\\s+"));

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
