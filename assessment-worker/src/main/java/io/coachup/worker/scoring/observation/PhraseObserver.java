package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Word;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Hears the phrases of a {@link PhraseBook}; phrases of the same signal do not overlap. */
final class PhraseObserver implements Observer {

    private final PhraseBook book;
    private final PhraseBook innocent;

    /** Hears the phrases of a book, but not within those of another one. */
    PhraseObserver(PhraseBook book, PhraseBook innocent) {
        this.book = book;
        this.innocent = innocent;
    }

    @Override
    public void observe(SpokenSentence place, Observations observations) {
        List<Word> words = place.words();
        Map<Signal, Integer> heardUpTo = new EnumMap<>(Signal.class);
        for (int i = 0; i < words.size(); i++) {
            innocent.startingAt(words, i).forEach((signal, end) -> heardUpTo.merge(signal, end, Math::max));
            for (Map.Entry<Signal, Integer> phrase : book.startingAt(words, i).entrySet()) {
                if (heardUpTo.getOrDefault(phrase.getKey(), 0) <= i) {
                    heardUpTo.put(phrase.getKey(), phrase.getValue());
                    observations.add(place.span(
                            phrase.getKey(), i, phrase.getValue(), text(words.subList(i, phrase.getValue()))));
                }
            }
        }
    }

    private static String text(List<Word> words) {
        return words.size() == 1
                ? words.getFirst().norm()
                : words.stream().map(Word::norm).collect(Collectors.joining(" "));
    }
}
