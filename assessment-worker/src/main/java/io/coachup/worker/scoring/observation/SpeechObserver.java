package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Sentence;
import io.coachup.worker.scoring.speech.Speech;
import io.coachup.worker.scoring.speech.Utterance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Hears everything in a speech that the rubrics ask for. Every observer looks at every sentence once, with phrases of bounded
 * length, so the time is linear in the length of the speech; nothing depends on chance or on an order of hashing.
 */
public final class SpeechObserver {

    private final List<Observer> observers = List.of(
            new PhraseObserver(new PhraseBook(allPhrases()), new PhraseBook(InnocentPhrases.ALL)),
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
    public Observations observe(Speech speech) {
        Observations observations = new Observations(speech);
        observers.forEach(observer -> listen(observer, speech, observations));
        return observations;
    }

    /** In the order they listen. */
    List<Observer> observers() {
        return observers;
    }

    /** One observer listens to everything. */
    static void listen(Observer observer, Speech speech, Observations observations) {
        for (int u = 0; u < speech.utterances().size(); u++) {
            Utterance utterance = speech.utterances().get(u);
            for (int s = 0; s < utterance.sentences().size(); s++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException();
                }
                Sentence sentence = utterance.sentences().get(s);
                observer.observe(new Observer.Place(utterance, u, sentence, s), observations);
            }
        }
    }

    private static Map<Signal, String> allPhrases() {
        Map<Signal, String> all = new EnumMap<>(Signal.class);
        Stream.of(HesitationPhrases.ALL, ArgumentPhrases.ALL, ListeningPhrases.ALL, StoryPhrases.ALL)
                .forEach(all::putAll);
        return all;
    }
}
