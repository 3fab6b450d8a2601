package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Sentence;
import io.coachup.worker.scoring.speech.Utterance;
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

    void observe(Place place, Observations observations);

    /** One sentence of the speech. */
    record Place(Utterance utterance, int utteranceIndex, Sentence sentence, int sentenceIndex) {

        List<Word> words() {
            return utterance.wordsOf(sentence);
        }

        /** A place in this sentence; word indexes count from the sentence's first word. */
        Span span(Signal signal, int from, int to, String phrase) {
            return new Span(
                    signal, utteranceIndex, sentenceIndex, sentence.from() + from, sentence.from() + to, phrase);
        }

        /** The whole sentence. */
        Span whole(Signal signal) {
            return span(signal, 0, sentence.length(), "");
        }
    }
}
