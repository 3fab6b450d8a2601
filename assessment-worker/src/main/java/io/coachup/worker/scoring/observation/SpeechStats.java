package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.speech.Sentence;
import io.coachup.worker.scoring.speech.SpeakerTurn;
import java.util.List;

/**
 * Measures of the speech as a whole.
 *
 * @param words words spoken
 * @param sentences sentences spoken
 * @param meanSentence mean sentence length in words
 * @param sentenceDeviation standard deviation of the sentence length in words
 * @param longSentenceShare share of sentences above {@link #LONG_SENTENCE_WORDS}, 0..1
 * @param vocabulary moving-average type-token ratio, 0..1, see {@link VocabularyRichness}
 * @param longWordShare share of words with {@link #LONG_WORD_CHARS} letters or more, 0..1
 * @param meanUtterance mean message length in words
 * @param replies messages that follow something the coach said
 */
public record SpeechStats(
        int words,
        int sentences,
        double meanSentence,
        double sentenceDeviation,
        double longSentenceShare,
        double vocabulary,
        double longWordShare,
        double meanUtterance,
        int replies) {

    /** A sentence above this many words is hard to follow when heard. */
    public static final int LONG_SENTENCE_WORDS = 30;

    static final int LONG_WORD_CHARS = 11;

    static SpeechStats of(ParsedSpeech speech) {
        List<Integer> lengths = speech.utterances().stream()
                .flatMap(u -> u.sentences().stream())
                .map(Sentence::length)
                .toList();
        int words = speech.wordCount();
        double mean = ratio(words, lengths.size());
        double squares =
                lengths.stream().mapToDouble(n -> (n - mean) * (n - mean)).sum();
        long tooLong = lengths.stream().filter(n -> n > LONG_SENTENCE_WORDS).count();
        return new SpeechStats(
                words,
                lengths.size(),
                mean,
                Math.sqrt(ratio(squares, lengths.size())),
                ratio(tooLong, lengths.size()),
                VocabularyRichness.of(speech),
                ratio(longWords(speech), words),
                ratio(words, speech.utterances().size()),
                (int) speech.utterances().stream()
                        .filter(u -> !u.heard().isEmpty())
                        .count());
    }

    private static long longWords(ParsedSpeech speech) {
        return speech.utterances().stream()
                .map(SpeakerTurn::words)
                .flatMap(List::stream)
                .filter(word -> word.norm().length() >= LONG_WORD_CHARS)
                .count();
    }

    private static double ratio(double part, int whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
