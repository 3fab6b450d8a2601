package io.coachup.worker.scoring.skill;

import io.coachup.worker.scoring.rubric.Criterion;
import io.coachup.worker.scoring.transcript.JobTranscript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what the speaker reads: one thing that went well, then the most useful changes, in the speaker's own words. */
final class FeedbackWriter {

    private static final int MAX_PRAISES_OTHERWISE = 1;
    private static final int MAX_ADVICE = 3;
    private static final int MIN_LINES = 2;
    private static final String NOTHING_TO_ASSESS =
            "There was nothing to assess: none of your own words are in this conversation.";

    private final JobTranscript transcript;
    private final Findings findings;
    private final EarnedLevelRule.EarnedLevel verdict;
    private final Set<String> used = new HashSet<>();

    FeedbackWriter(JobTranscript transcript, Findings findings, EarnedLevelRule.EarnedLevel verdict) {
        this.transcript = transcript;
        this.findings = findings;
        this.verdict = verdict;
    }

    /** What is said when the speaker said nothing. */
    static List<String> nothingToAssess() {
        return List.of(NOTHING_TO_ASSESS);
    }

    /** Writes two to four lines. Advice chooses its quotes first, and no other line uses the same ones. */
    Feedback write() {
        boolean tooShort = verdict.level() == verdict.cap() && verdict.cap() < EarnedLevelRule.MAX_LEVEL;
        List<String> advice = advice(tooShort ? MAX_ADVICE - 1 : MAX_ADVICE);
        List<String> lines = new ArrayList<>(praise(Math.max(MAX_PRAISES_OTHERWISE, MIN_LINES - advice.size())));
        lines.addAll(advice);
        if (tooShort) {
            lines.add("This was a short sample: say more, in words of your own, to show more than level %d."
                    .formatted(verdict.cap()));
        }
        return new Feedback(lines, advice, goodWords());
    }

    /**
     * The texts of a result.
     *
     * @param lines all lines
     * @param recommendations the lines that say what to change
     * @param quotes the speaker's good words
     */
    record Feedback(List<String> lines, List<String> recommendations, List<String> quotes) {}

    private List<String> praise(int max) {
        return heaviestFirst(verdict.met()).stream()
                .flatMap(criterion ->
                        unusedQuote(criterion).map(quote -> "%s: “%s”.".formatted(criterion.praise(), quote)).stream())
                .limit(max)
                .toList();
    }

    private List<String> advice(int max) {
        List<String> quoting = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (Criterion criterion : heaviestFirst(verdict.unmet())) {
            if (quoting.size() == max) {
                break;
            }
            String advice = adviceOf(criterion);
            unusedQuote(criterion)
                    .ifPresentOrElse(
                            quote -> quoting.add("%s “%s”: %s.".formatted(lead(quote), quote, advice)),
                            () -> plain.add(capitalised(advice) + "."));
        }
        quoting.addAll(plain.subList(0, Math.min(plain.size(), max - quoting.size())));
        return quoting;
    }

    private String adviceOf(Criterion criterion) {
        return findings.of(criterion.id())
                .map(Finding::suggestion)
                .filter(suggestion -> !suggestion.isEmpty())
                .orElse(criterion.advice());
    }

    private String lead(String quote) {
        if (transcript.opensWith(quote)) {
            return "You opened with";
        }
        return transcript.closesWith(quote) ? "You closed with" : "You said";
    }

    private Optional<String> unusedQuote(Criterion criterion) {
        return findings.of(criterion.id()).stream()
                .flatMap(finding -> finding.quotes().stream())
                .filter(used::add)
                .findFirst();
    }

    private List<String> goodWords() {
        return heaviestFirst(verdict.met()).stream()
                .flatMap(criterion -> findings.of(criterion.id()).stream())
                .flatMap(finding -> finding.quotes().stream())
                .distinct()
                .toList();
    }

    private static List<Criterion> heaviestFirst(List<Criterion> criteria) {
        return criteria.stream()
                .sorted(Comparator.comparingDouble(Criterion::weight).reversed())
                .toList();
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
