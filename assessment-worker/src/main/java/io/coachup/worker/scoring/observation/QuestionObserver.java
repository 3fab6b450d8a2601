package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Questions;
import io.coachup.worker.scoring.speech.SentenceBreak;
import io.coachup.worker.scoring.speech.Word;
import java.util.List;
import java.util.Set;

/** Tells open, closed and probing questions apart, after the phrases were heard. */
final class QuestionObserver implements Observer {

    private static final Set<String> OPENERS = Set.of(
            "and", "so", "but", "okay", "ok", "well", "um", "uh", "then", "now", "thanks", "great", "right", "yes",
            "yeah", "also", "no", "oh", "alright", "sure", "er", "erm", "hmm", "like", "because");

    @Override
    public void observe(SpokenSentence place, Observations observations) {
        Set<Signal> heard = observations.inSentence(place.utteranceIndex(), place.sentenceIndex());
        boolean marked = place.sentence().close() == SentenceBreak.QUESTION;
        Questions.Kind kind = asked(place.words());
        boolean open = heard.contains(Signal.OPEN_QUESTION) || kind == Questions.Kind.OPEN;
        if (open && !heard.contains(Signal.OPEN_QUESTION)) {
            observations.add(place.whole(Signal.OPEN_QUESTION));
        }
        if (open && !heard.contains(Signal.PROBE) && takesUp(place)) {
            observations.add(place.whole(Signal.PROBE));
        }
        boolean closed = marked || kind == Questions.Kind.CLOSED || Questions.endsInTag(place.words());
        if (closed && !open && !heard.contains(Signal.APPROVAL_SEEKING) && !heard.contains(Signal.CHECK_BACK)) {
            observations.add(place.whole(Signal.CLOSED_QUESTION));
        }
    }

    /** True when the words ask something, with or without a mark. */
    static boolean asks(List<Word> words) {
        return asked(words) != Questions.Kind.NONE || Questions.endsInTag(words);
    }

    /** The strongest question that a clause of the sentence asks. */
    private static Questions.Kind asked(List<Word> words) {
        Questions.Kind strongest = Questions.Kind.NONE;
        boolean clauseStart = true;
        for (int i = 0; i < words.size() && strongest != Questions.Kind.OPEN; i++) {
            if (clauseStart) {
                Questions.Kind kind = Questions.at(words, i);
                strongest = kind.compareTo(strongest) > 0 ? kind : strongest;
            }
            clauseStart = words.get(i).after().isPause()
                    || clauseStart && OPENERS.contains(words.get(i).norm());
        }
        return strongest;
    }

    private static boolean takesUp(SpokenSentence place) {
        return place.words().stream().anyMatch(word -> place.utterance().heard().contains(word));
    }
}
