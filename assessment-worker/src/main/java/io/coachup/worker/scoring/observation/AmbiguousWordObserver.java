package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Break;
import io.coachup.worker.scoring.speech.Word;
import java.util.List;
import java.util.Set;

/** Words that are fillers or hedges in one use and sound English in another: the words around them decide. */
final class AmbiguousWordObserver implements Observer {

    private static final Set<String> BEFORE_FILLER_LIKE =
            Set.of("so", "and", "but", "just", "yeah", "um", "uh", "er", "i'm", "was", "were", "basically", "know");
    private static final Set<String> BEFORE_SOUND_KIND = Set.of(
            "a", "an", "the", "what", "this", "that", "these", "those", "some", "any", "every", "each", "same", "one",
            "another", "which", "right", "new", "certain", "all", "other", "of", "no", "two", "three", "best",
            "that's");
    private static final Set<String> BEFORE_SOUND_KNOW = Set.of(
            "do", "did", "as", "if", "that", "when", "what", "how", "because", "don't", "once", "since", "let",
            "would");
    private static final Set<String> AFTER_SOUND_KNOW = Set.of(
            "that", "what", "how", "why", "who", "where", "when", "if", "the", "your", "my", "this", "about", "me",
            "you", "exactly", "it", "which", "whether");
    private static final Set<String> AFTER_REAL_SORRY = Set.of("that", "to", "you", "about", "your", "this");

    @Override
    public void observe(Place place, Observations observations) {
        List<Word> words = place.words();
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i).norm()) {
                case "like" -> addIf(isFillerLike(words, i), place.span(Signal.FILLER, i, i + 1, "like"), observations);
                case "kind", "sort" ->
                    addIf(
                            isHedgedKind(words, i),
                            place.span(Signal.HEDGE, i, Math.min(i + 2, words.size()), "kind of"),
                            observations);
                case "kinda", "sorta" -> observations.add(place.span(Signal.HEDGE, i, i + 1, "kind of"));
                case "know" ->
                    addIf(
                            isFillerKnow(words, i),
                            place.span(Signal.FILLER, Math.max(0, i - 1), i + 1, "you know"),
                            observations);
                case "mean" ->
                    addIf(
                            isFillerMean(words, i),
                            place.span(Signal.FILLER, Math.max(0, i - 1), i + 1, "i mean"),
                            observations);
                case "sorry" ->
                    addIf(isNeedless(words, i), place.span(Signal.SELF_UNDERMINING, i, i + 1, "sorry"), observations);
                default -> {
                    // every other word has one use only
                }
            }
        }
    }

    private static void addIf(boolean heard, Span span, Observations observations) {
        if (heard) {
            observations.add(span);
        }
    }

    /** "I was, like, late" is a filler; "I would like", "it looks like" and "tools like this" are not. */
    private static boolean isFillerLike(List<Word> words, int i) {
        boolean pauseAfter = words.get(i).after().isPause() && i + 1 < words.size();
        return pauseAfter
                || i > 0 && BEFORE_FILLER_LIKE.contains(words.get(i - 1).norm());
    }

    /** "It's kind of late" hedges; "what kind of problem" does not. */
    private static boolean isHedgedKind(List<Word> words, int i) {
        return i + 1 < words.size()
                && "of".equals(words.get(i + 1).norm())
                && (i == 0 || !BEFORE_SOUND_KIND.contains(words.get(i - 1).norm()));
    }

    private static boolean isFillerKnow(List<Word> words, int i) {
        if (i == 0 || !"you".equals(words.get(i - 1).norm())) {
            return false;
        }
        boolean soundBefore =
                i > 1 && BEFORE_SOUND_KNOW.contains(words.get(i - 2).norm());
        boolean soundAfter = !words.get(i).after().isPause()
                && i + 1 < words.size()
                && AFTER_SOUND_KNOW.contains(words.get(i + 1).norm());
        return !soundBefore && !soundAfter;
    }

    private static boolean isFillerMean(List<Word> words, int i) {
        return i > 0
                && "i".equals(words.get(i - 1).norm())
                && (i == 1
                        || words.get(i - 2).after() != Break.SPACE
                        || !BEFORE_SOUND_KNOW.contains(words.get(i - 2).norm()));
    }

    /** "I'm sorry that happened" feels with the other, "sorry, um" makes the speaker small. */
    private static boolean isNeedless(List<Word> words, int i) {
        return i + 1 >= words.size()
                || words.get(i).after().isPause()
                || !AFTER_REAL_SORRY.contains(words.get(i + 1).norm());
    }
}
