package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.speech.SpeakerTurn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that was heard in a speech. Filled by the observers one after the other, then only read. */
public final class Observations {

    private final ParsedSpeech speech;
    private final SpeechStats stats;
    private final Map<Signal, List<SignalSpan>> spans = new EnumMap<>(Signal.class);
    private final List<List<Set<Signal>>> sentenceSignals = new ArrayList<>();

    Observations(ParsedSpeech speech) {
        this.speech = speech;
        this.stats = SpeechStats.of(speech);
        for (SpeakerTurn utterance : speech.utterances()) {
            List<Set<Signal>> signals = new ArrayList<>(utterance.sentences().size());
            utterance.sentences().forEach(sentence -> signals.add(EnumSet.noneOf(Signal.class)));
            sentenceSignals.add(signals);
        }
    }

    void add(SignalSpan span) {
        spans.computeIfAbsent(span.signal(), signal -> new ArrayList<>()).add(span);
        sentenceSignals.get(span.utterance()).get(span.sentence()).add(span.signal());
    }

    /** What was observed. */
    public ParsedSpeech speech() {
        return speech;
    }

    /** Measures of the speech as a whole. */
    public SpeechStats stats() {
        return stats;
    }

    /** The places of a signal, in the order they were spoken within each observer. */
    public List<SignalSpan> spans(Signal signal) {
        return Collections.unmodifiableList(spans.getOrDefault(signal, List.of()));
    }

    /** How often a signal was heard. */
    public int count(Signal signal) {
        return spans(signal).size();
    }

    /** How often a signal was heard per 100 words; 0 when nothing was said. */
    public double per100(Signal signal) {
        return stats.words() == 0 ? 0 : 100.0 * count(signal) / stats.words();
    }

    /** How many different phrases gave a signal. */
    public long distinct(Signal signal) {
        return spans(signal).stream().map(SignalSpan::phrase).distinct().count();
    }

    /** How many of the speaker's messages hold a signal. */
    public long utterancesWith(Signal signal) {
        return spans(signal).stream().mapToInt(SignalSpan::utterance).distinct().count();
    }

    /** The signals heard in one sentence. */
    public Set<Signal> inSentence(int utterance, int sentence) {
        return Collections.unmodifiableSet(sentenceSignals.get(utterance).get(sentence));
    }
}
