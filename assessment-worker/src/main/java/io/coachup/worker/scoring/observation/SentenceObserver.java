package io.coachup.worker.scoring.observation;

import java.util.Set;

/** Marks first, last and clean sentences, after everything that can weaken a sentence was heard. */
final class SentenceObserver implements Observer {

    private static final int CLEAN_MIN_WORDS = 5;
    private static final int CLEAN_MAX_WORDS = 24;

    @Override
    public void observe(SpokenSentence place, Observations observations) {
        int lastUtterance = observations.speech().utterances().size() - 1;
        if (place.utteranceIndex() == 0 && place.sentenceIndex() == 0) {
            observations.add(place.whole(Signal.OPENING));
        }
        if (place.utteranceIndex() == lastUtterance
                && place.sentenceIndex() == place.utterance().sentences().size() - 1) {
            observations.add(place.whole(Signal.CLOSING));
        }
        Set<Signal> heard = observations.inSentence(place.utteranceIndex(), place.sentenceIndex());
        int length = place.sentence().length();
        if (length >= CLEAN_MIN_WORDS
                && length <= CLEAN_MAX_WORDS
                && heard.stream().noneMatch(Signal::weakens)) {
            observations.add(place.whole(Signal.CLEAN_SENTENCE));
        }
    }
}
