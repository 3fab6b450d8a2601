package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.SentenceBreak;
import io.coachup.worker.scoring.speech.Word;
import java.util.List;
import java.util.Set;

/** Hears what interrupts the flow: repeated and broken-off words, pauses, sentences that trail off or run on. */
final class FlowObserver implements Observer {

    private static final Set<String> OPEN_ENDS =
            Set.of("so", "and", "but", "or", "because", "yeah", "whatever", "anyway", "something", "guess", "um", "uh");

    private static final int TRAILING_MIN_WORDS = 2;

    @Override
    public void observe(SpokenSentence place, Observations observations) {
        List<Word> words = place.words();
        int i = 0;
        while (i < words.size()) {
            int length = Repetition.lengthAt(words, i);
            if (length > 0) {
                observations.add(place.span(Signal.FALSE_START, i, Math.min(i + 2 * length, words.size()), ""));
            }
            if (words.get(i).after() == SentenceBreak.ELLIPSIS) {
                observations.add(place.span(Signal.PAUSE, i, i + 1, ""));
            }
            i += Math.max(1, length);
        }
        if (trailsOff(place, words)) {
            observations.add(place.span(Signal.TRAILING_OFF, Math.max(0, words.size() - 3), words.size(), ""));
        }
        if (words.size() > SpeechStats.LONG_SENTENCE_WORDS) {
            observations.add(place.whole(Signal.LONG_SENTENCE));
        }
    }

    private static boolean trailsOff(SpokenSentence place, List<Word> words) {
        if (words.size() < TRAILING_MIN_WORDS || place.sentence().close() == SentenceBreak.QUESTION) {
            return false;
        }
        if (place.sentence().close() != SentenceBreak.ELLIPSIS && QuestionObserver.asks(words)) {
            return false;
        }
        return place.sentence().close() == SentenceBreak.ELLIPSIS
                || OPEN_ENDS.contains(words.getLast().norm());
    }
}
