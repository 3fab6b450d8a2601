package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Break;
import io.coachup.worker.scoring.speech.Word;
import java.util.List;
import java.util.Set;

/** Hears what interrupts the flow: repeated and broken-off words, pauses, sentences that trail off or run on. */
final class FlowObserver implements Observer {

    /** Repeated for emphasis or by grammar. */
    private static final Set<String> SOUND_REPETITIONS = Set.of(
            "that", "had", "very", "really", "so", "no", "yes", "bye", "ha", "much", "many", "far", "more", "go",
            "long");

    private static final Set<String> OPEN_ENDS =
            Set.of("so", "and", "but", "or", "because", "yeah", "whatever", "anyway", "something", "guess", "um", "uh");

    private static final int STUTTER_MAX_CHARS = 3;
    private static final int TRAILING_MIN_WORDS = 2;

    @Override
    public void observe(Place place, Observations observations) {
        List<Word> words = place.words();
        int i = 0;
        while (i < words.size()) {
            int length = restartLength(words, i);
            if (length > 0) {
                observations.add(place.span(Signal.FALSE_START, i, Math.min(i + 2 * length, words.size()), ""));
            }
            if (words.get(i).after() == Break.ELLIPSIS) {
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

    /** Number of words that are said again from {@code i} on, 0 when none are. */
    private static int restartLength(List<Word> words, int i) {
        if (i + 1 < words.size() && (isStutter(words.get(i), words.get(i + 1)) || isRepeated(words, i, 1))) {
            return 1;
        }
        for (int length = 2; length <= 3; length++) {
            if (isRepeated(words, i, length)) {
                return length;
            }
        }
        return 0;
    }

    private static boolean isStutter(Word word, Word next) {
        if (word.after() == Break.CUT_OFF) {
            return true;
        }
        return word.after() == Break.HYPHEN
                && word.norm().length() <= STUTTER_MAX_CHARS
                && next.norm().startsWith(word.norm())
                && (word.norm().length() == 1 || !next.norm().equals(word.norm()));
    }

    private static boolean isRepeated(List<Word> words, int i, int length) {
        if (i + 2 * length > words.size()) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (!words.get(i + k).norm().equals(words.get(i + length + k).norm())) {
                return false;
            }
        }
        Word first = words.get(i);
        return length > 1
                || !SOUND_REPETITIONS.contains(first.norm()) && !first.isNumber() && first.after() != Break.HYPHEN;
    }

    private static boolean trailsOff(Place place, List<Word> words) {
        if (words.size() < TRAILING_MIN_WORDS || place.sentence().close() == Break.QUESTION) {
            return false;
        }
        return place.sentence().close() == Break.ELLIPSIS
                || OPEN_ENDS.contains(words.getLast().norm());
    }
}
