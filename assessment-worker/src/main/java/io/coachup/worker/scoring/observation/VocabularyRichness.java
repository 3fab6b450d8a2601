package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.speech.SpeakerTurn;
import io.coachup.worker.scoring.speech.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moving-average type-token ratio (MATTR): the share of different words, averaged over every window of 50 words. Unlike
 * the plain ratio it does not fall just because somebody speaks for longer.
 */
final class VocabularyRichness {

    private static final int WINDOW_WORDS = 50;

    private VocabularyRichness() {}

    static double of(ParsedSpeech speech) {
        List<String> words = speech.utterances().stream()
                .map(SpeakerTurn::words)
                .flatMap(List::stream)
                .map(Word::norm)
                .toList();
        if (words.isEmpty()) {
            return 0;
        }
        int window = Math.min(WINDOW_WORDS, words.size());
        Map<String, Integer> counts = new HashMap<>();
        double sum = 0;
        int windows = 0;
        for (int i = 0; i < words.size(); i++) {
            counts.merge(words.get(i), 1, Integer::sum);
            if (i >= window) {
                counts.computeIfPresent(words.get(i - window), (word, n) -> n == 1 ? null : n - 1);
            }
            if (i >= window - 1) {
                sum += (double) counts.size() / window;
                windows++;
            }
        }
        return sum / windows;
    }
}
