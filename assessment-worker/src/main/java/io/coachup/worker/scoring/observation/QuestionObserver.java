package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Break;
import io.coachup.worker.scoring.speech.Word;
import java.util.List;
import java.util.Set;

/** Tells open, closed and probing questions apart, after the phrases were heard. */
final class QuestionObserver implements Observer {

    private static final Set<String> OPEN =
            Set.of("what", "how", "why", "what's", "how's", "what're", "how'd", "what'd");
    private static final Set<String> OPENERS = Set.of(
            "and", "so", "but", "okay", "ok", "well", "um", "uh", "then", "now", "thanks", "great", "right", "yes",
            "also");
    /** "How many", "what time": the answer is one fact. */
    private static final Set<String> NARROWS = Set.of("many", "much", "long", "often", "time", "old", "far");

    @Override
    public void observe(Place place, Observations observations) {
        Set<Signal> heard = observations.inSentence(place.utteranceIndex(), place.sentenceIndex());
        boolean asked = place.sentence().close() == Break.QUESTION;
        boolean open = heard.contains(Signal.OPEN_QUESTION) || asked && asksOpenly(place.words());
        if (open && !heard.contains(Signal.OPEN_QUESTION)) {
            observations.add(place.whole(Signal.OPEN_QUESTION));
        }
        if (open && !heard.contains(Signal.PROBE) && takesUp(place)) {
            observations.add(place.whole(Signal.PROBE));
        }
        if (asked && !open && !heard.contains(Signal.APPROVAL_SEEKING) && !heard.contains(Signal.CHECK_BACK)) {
            observations.add(place.whole(Signal.CLOSED_QUESTION));
        }
    }

    private static boolean asksOpenly(List<Word> words) {
        boolean clauseStart = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).norm();
            if (clauseStart && OPEN.contains(word)) {
                return i + 1 == words.size()
                        || !NARROWS.contains(words.get(i + 1).norm());
            }
            clauseStart = words.get(i).after().isPause() || clauseStart && OPENERS.contains(word);
        }
        return false;
    }

    private static boolean takesUp(Place place) {
        return place.words().stream().anyMatch(word -> place.utterance().heard().contains(word));
    }
}
