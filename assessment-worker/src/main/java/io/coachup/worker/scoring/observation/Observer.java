package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Sentence;
import io.coachup.worker.scoring.speech.SpeakerTurn;
import io.coachup.worker.scoring.speech.Word;
import java.util.List;

/** Listens for some signals, sentence by sentence; an observer may use what the ones before it heard. */
sealed interface Observer
        permits PhraseObserver,
                AmbiguousWordObserver,
                FlowObserver,
                QuestionObserver,
                AskObserver,
                DetailObserver,
                SentenceObserver {

    void observe(SpokenSentence place, Observations observations);

    /** One sentence of the speech. */
    record SpokenSentence(SpeakerTurn utterance, int utteranceIndex, Sentence sentence, int sentenceIndex) {

        List<Word> words() {
            return utterance.wordsOf(sentence);
        }

        /** A place in this sentence; word indexes count from the sentence's first word. */
        SignalSpan span(Signal signal, int from, int to, String phrase) {
            return new SignalSpan(
                    signal, utteranceIndex, sentenceIndex, sentence.from() + from, sentence.from() + to, phrase);
        }

        /** The whole sentence. */
        SignalSpan whole(Signal signal) {
            return span(signal, 0, sentence.length(), "");
        }
    }
}
