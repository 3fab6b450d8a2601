package io.coachup.worker.scoring.skill;

import io.coachup.worker.scoring.rubric.Category;
import io.coachup.worker.scoring.rubric.Criterion;
import io.coachup.worker.scoring.rubric.Rubric;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns met criteria into a level and scores by one rule, whoever found them. The level is read from the share of the
 * rubric's weight that was met. A short sample proves little, so the number of words to go by ({@code ParsedSpeech#evidenceWords}) caps both: a level above a cap needs
 * more evidence, not better words.
 */
public final class EarnedLevelRule {

    /** Share of the weight needed for level 1, 2, … 10: steps of a tenth, a little closer at the top. */
    private static final double[] SHARES = {0.10, 0.20, 0.30, 0.40, 0.50, 0.60, 0.69, 0.78, 0.87, 0.95};

    /** Highest level by words to go by; from the last number of words on there is no cap. */
    private static final int[] CAP_WORDS = {1, 20, 50, 90, 140};

    private static final int[] CAP_LEVELS = {0, 2, 4, 6, 8};

    /** The highest level there is. */
    public static final int MAX_LEVEL = 10;

    /**
     * What the findings are worth.
     *
     * @param level 0..10
     * @param cap highest level that the length of the sample allows, 0..10
     * @param met the criteria that were met, in the rubric's order
     * @param unmet the others
     * @param scores the category scores
     */
    public record EarnedLevel(int level, int cap, List<Criterion> met, List<Criterion> unmet, CategoryScores scores) {}

    /** Applies the rule to what was found in a speech with that many words to go by. A criterion without a finding is not met. */
    public EarnedLevel apply(Rubric rubric, Findings findings, int evidenceWords) {
        Set<String> metIds = findings.findings().stream()
                .filter(Finding::met)
                .map(Finding::criterionId)
                .collect(Collectors.toSet());
        List<Criterion> met = rubric.criteria().stream()
                .filter(criterion -> metIds.contains(criterion.id()))
                .toList();
        List<Criterion> unmet = rubric.criteria().stream()
                .filter(criterion -> !metIds.contains(criterion.id()))
                .toList();
        int cap = cap(evidenceWords);
        int level = Math.min(cap, level(share(met, rubric.criteria())));
        return new EarnedLevel(
                level, cap, met, unmet, CategoryScores.from(category -> score(category, met, rubric, cap)));
    }

    private static double score(Category category, List<Criterion> met, Rubric rubric, int cap) {
        return Math.min((double) cap / MAX_LEVEL, share(in(category, met), in(category, rubric.criteria())));
    }

    private static List<Criterion> in(Category category, List<Criterion> criteria) {
        return criteria.stream()
                .filter(criterion -> criterion.category() == category)
                .toList();
    }

    private static double share(List<Criterion> met, List<Criterion> all) {
        return weight(met) / weight(all);
    }

    private static double weight(List<Criterion> criteria) {
        return criteria.stream().mapToDouble(Criterion::weight).sum();
    }

    private static int level(double share) {
        int level = 0;
        while (level < SHARES.length && share >= SHARES[level]) {
            level++;
        }
        return level;
    }

    private static int cap(int words) {
        for (int i = 0; i < CAP_WORDS.length; i++) {
            if (words < CAP_WORDS[i]) {
                return CAP_LEVELS[i];
            }
        }
        return MAX_LEVEL;
    }
}
