package io.coachup.worker.scoring.rubric;

import io.coachup.worker.scoring.observation.Signal;
import io.coachup.worker.scoring.observation.SpeechStats;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The conditions that rubrics are written with. Rates are per 100 words, so they do not depend on how long somebody speaks. */
final class Conditions {

    private Conditions() {}

    /** Heard at least this often. */
    static Condition atLeast(int times, Signal signal) {
        return observations -> observations.count(signal) >= times;
    }

    /** At least this many different phrases. */
    static Condition different(int phrases, Signal signal) {
        return observations -> observations.distinct(signal) >= phrases;
    }

    /** Heard in at least this many messages. */
    static Condition inMessages(int messages, Signal signal) {
        return observations -> observations.utterancesWith(signal) >= messages;
    }

    /** At least this many per 100 words. */
    static Condition often(double per100, Signal signal) {
        return observations -> observations.per100(signal) >= per100;
    }

    /** At most this many per 100 words, of all the signals together. */
    static Condition seldom(double per100, Signal... signals) {
        return observations ->
                Arrays.stream(signals).mapToDouble(observations::per100).sum() <= per100;
    }

    /** More of one than of the other. */
    static Condition more(Signal signal, Signal other) {
        return observations -> observations.count(signal) > observations.count(other);
    }

    /** A measure of the whole speech lies between two values, both included. */
    static Condition between(double low, double high, ToDoubleFunction<SpeechStats> measure) {
        return observations -> {
            double value = measure.applyAsDouble(observations.stats());
            return value >= low && value <= high;
        };
    }

    /** At least this share (0..1) of the sentences carries a signal. */
    static Condition sentencesWith(double share, Signal signal) {
        return observations -> observations.stats().sentences() > 0
                && observations.count(signal) >= share * observations.stats().sentences();
    }

    /** At least this share (0..1) of the replies, and at least two, takes up a word of the coach. */
    static Condition repliesTakingUp(double share) {
        return observations -> observations.count(Signal.PICK_UP) >= 2
                && observations.count(Signal.PICK_UP)
                        >= share * observations.stats().replies();
    }

    /** The first or the last sentence carries none of the signals that weaken it. */
    static Condition unweakened(Signal openingOrClosing) {
        return observations -> observations.spans(openingOrClosing).stream()
                .allMatch(span -> observations.inSentence(span.utterance(), span.sentence()).stream()
                        .noneMatch(Signal::weakens));
    }
}
