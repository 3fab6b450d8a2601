package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Sentence;
import io.coachup.worker.scoring.speech.SpeakerTurn;
import io.coachup.worker.scoring.speech.Word;
import io.coachup.worker.scoring.transcript.QuoteCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Picks the speaker's sentences that show a signal best. Many criteria ask for the same signals, each is looked for once. */
public final class QuotePicker {

    /** A quote shorter than this shows nothing, in words. */
    private static final int MIN_WORDS = 3;

    /** Sentences that are compared; the first ones are as good as the thousandth. */
    private static final int MAX_CANDIDATES = 2000;

    /** Words kept before the signal when its sentence is too long to be quoted whole. */
    private static final int LEAD_IN_WORDS = 4;

    private record SentencePosition(int utterance, int sentence) {}

    private record Candidate(SignalSpan span, int score) {}

    private static final int MAX_QUOTES = 3;

    private final Observations observations;
    private final Map<Signal, List<String>> strongest = new EnumMap<>(Signal.class);
    private final Map<Signal, List<String>> weakest = new EnumMap<>(Signal.class);

    public QuotePicker(Observations observations) {
        this.observations = observations;
    }

    /** A few sentences that show the signal at its strongest; none that something weakens. */
    public List<String> strongest(Signal signal) {
        return strongest.computeIfAbsent(signal, wanted -> pick(wanted, true));
    }

    /** A few sentences that show what to work on most clearly. */
    public List<String> weakest(Signal signal) {
        return weakest.computeIfAbsent(signal, wanted -> pick(wanted, false));
    }

    private List<String> pick(Signal signal, boolean strong) {
        Map<SentencePosition, Candidate> bySentence = new LinkedHashMap<>();
        for (SignalSpan span : observations.spans(signal)) {
            if (bySentence.size() == MAX_CANDIDATES) {
                break;
            }
            if (sentenceOf(span).length() < MIN_WORDS || strong && weaknesses(span) > 0) {
                continue;
            }
            bySentence.merge(
                    new SentencePosition(span.utterance(), span.sentence()),
                    new Candidate(span, 2 + (strong ? strengths(span) : weaknesses(span))),
                    (known, more) -> new Candidate(known.span(), known.score() + 2));
        }
        List<Candidate> ranked = new ArrayList<>(bySentence.values());
        ranked.sort(Comparator.comparingInt(Candidate::score).reversed());
        return ranked.stream()
                .map(candidate -> text(candidate.span()))
                .filter(quote -> !quote.isEmpty())
                .distinct()
                .limit(MAX_QUOTES)
                .toList();
    }

    private int strengths(SignalSpan span) {
        return (int) signalsAround(span).filter(Signal::strengthens).count();
    }

    private int weaknesses(SignalSpan span) {
        return (int) signalsAround(span).filter(Signal::weakens).count();
    }

    private Stream<Signal> signalsAround(SignalSpan span) {
        return observations.inSentence(span.utterance(), span.sentence()).stream();
    }

    private Sentence sentenceOf(SignalSpan span) {
        return observations
                .speech()
                .utterances()
                .get(span.utterance())
                .sentences()
                .get(span.sentence());
    }

    /** The sentence of the span, or, when it is too long, as many of its words around the span as may be quoted. */
    private String text(SignalSpan span) {
        SpeakerTurn utterance = observations.speech().utterances().get(span.utterance());
        Sentence sentence = sentenceOf(span);
        if (sentence.end() - sentence.start() <= QuoteCheck.MAX_CHARS) {
            return utterance.content().substring(sentence.start(), sentence.end());
        }
        int from = Math.max(sentence.from(), span.from() - LEAD_IN_WORDS);
        int start = utterance.words().get(from).start();
        int end = start;
        for (Word word : utterance.words().subList(from, sentence.to())) {
            if (word.end() - start > QuoteCheck.MAX_CHARS) {
                break;
            }
            end = word.end();
        }
        return utterance.content().substring(start, end);
    }
}
