package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Word;
import java.util.List;
import java.util.Set;

/** Hears what makes speech concrete: numbers, days, amounts, names, and words taken up from the coach. */
final class DetailObserver implements Observer {

    private static final Set<String> NUMBER_WORDS = Set.of(
            """
            two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy \
            eighty ninety hundred thousand million half twice double percent quarter dozen"""
                    .split("\\s+"));
    private static final Set<String> DATES = Set.of(
            """
            monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
            september october november december noon midnight"""
                    .split("\\s+"));

    private static final int NAME_MIN_CHARS = 3;

    @Override
    public void observe(SpokenSentence place, Observations observations) {
        List<Word> words = place.words();
        boolean tookUp = false;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.isNumber() || NUMBER_WORDS.contains(word.norm()) || isDate(word)) {
                observations.add(place.span(Signal.SPECIFIC, i, i + 1, word.norm()));
            } else if (i > 0 && isName(word)) {
                observations.add(place.span(Signal.CHARACTER, i, i + 1, word.norm()));
            }
            if (!tookUp && place.utterance().heard().contains(word)) {
                observations.add(place.span(Signal.PICK_UP, i, i + 1, ""));
                tookUp = true;
            }
        }
    }

    /** Speech recognition may write no capital letters; without one "march" and "august" are other words, too. */
    private static boolean isDate(Word word) {
        boolean ambiguous = "march".equals(word.norm()) || "august".equals(word.norm());
        return DATES.contains(word.norm()) && (word.capitalised() || !ambiguous);
    }

    private static boolean isName(Word word) {
        return word.capitalised()
                && word.norm().length() >= NAME_MIN_CHARS
                && !word.norm().startsWith("i'");
    }
}
