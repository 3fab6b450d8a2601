package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.speech.Sentence;
import io.coachup.worker.scoring.speech.SpeakerTurn;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Hears everything in a speech that the rubrics ask for. Every observer looks at every sentence once, with phrases of bounded
 * length, so the time is linear in the length of the speech; nothing depends on chance or on an order of hashing.
 */
public final class SpeechObserver {

    private static final String PHRASES = "phrases/en/";

    private final List<Observer> observers = List.of(
            new PhraseObserver(
                    PhraseBook.read(
                            PHRASES + "hesitation.txt",
                            PHRASES + "argument.txt",
                            PHRASES + "listening.txt",
                            PHRASES + "story.txt"),
                    PhraseBook.read(PHRASES + "innocent.txt")),
            new AmbiguousWordObserver(),
            new FlowObserver(),
            new QuestionObserver(),
            new AskObserver(),
            new DetailObserver(),
            new SentenceObserver());

    /**
     * What is heard in a speech.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public Observations observe(ParsedSpeech speech) {
        Observations observations = new Observations(speech);
        observers.forEach(observer -> listen(observer, speech, observations));
        return observations;
    }

    /** In the order they listen. */
    List<Observer> observers() {
        return observers;
    }

    /** One observer listens to everything. */
    static void listen(Observer observer, ParsedSpeech speech, Observations observations) {
        for (int u = 0; u < speech.utterances().size(); u++) {
            SpeakerTurn utterance = speech.utterances().get(u);
            for (int s = 0; s < utterance.sentences().size(); s++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException();
                }
                Sentence sentence = utterance.sentences().get(s);
                observer.observe(new Observer.SpokenSentence(utterance, u, sentence, s), observations);
            }
        }
    }
}
