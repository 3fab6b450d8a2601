package io.coachup.worker.scoring.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.worker.scoring.rubric.Criterion;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.rubric.Rubrics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarnedLevelRuleTest {

    private static final Rubric RUBRIC = new Rubrics().forSkill("confidence");
    private static final int PLENTY = 500;

    private final EarnedLevelRule rule = new EarnedLevelRule();

    @Test
    void everythingMetIsLevelTenAndNothingMetIsLevelZero() {
        EarnedLevelRule.EarnedLevel best = rule.apply(RUBRIC, met(ids(RUBRIC.criteria())), PLENTY);
        EarnedLevelRule.EarnedLevel worst = rule.apply(RUBRIC, met(List.of()), PLENTY);

        assertThat(best.level()).isEqualTo(10);
        assertThat(best.scores()).isEqualTo(new CategoryScores(1, 1, 1, 1));
        assertThat(best.unmet()).isEmpty();
        assertThat(worst.level()).isZero();
        assertThat(worst.scores()).isEqualTo(CategoryScores.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,2", "19,2", "20,4", "50,6", "90,8", "139,8", "140,10"})
    void fewWordsCapTheLevel(int words, int cap) {
        EarnedLevelRule.EarnedLevel verdict = rule.apply(RUBRIC, met(ids(RUBRIC.criteria())), words);

        assertThat(verdict.level()).isEqualTo(cap);
        assertThat(verdict.scores().clarity()).isEqualTo(cap / 10.0);
    }

    @Test
    void oneMoreCriterionNeverLowersTheLevel() {
        int last = 0;
        for (int n = 0; n <= RUBRIC.criteria().size(); n++) {
            int level = rule.apply(RUBRIC, met(ids(RUBRIC.criteria().subList(0, n))), PLENTY)
                    .level();
            assertThat(level).isGreaterThanOrEqualTo(last);
            last = level;
        }
    }

    @Test
    void aCategoryScoreIsTheShareOfItsWeightInThreeDecimals() {
        // fluency: few_fillers 1.5, hardly_any_fillers 1, smooth_flow 1
        EarnedLevelRule.EarnedLevel verdict = rule.apply(RUBRIC, met(List.of("few_fillers")), PLENTY);

        assertThat(verdict.scores()).isEqualTo(new CategoryScores(0, 0, 0, 0.429));
        assertThat(verdict.met()).extracting(Criterion::id).containsExactly("few_fillers");
    }

    @Test
    void theMeanOfScoresIsRoundedToThreeDecimals() {
        assertThat(CategoryScores.mean(List.of(
                        new CategoryScores(1, 0.5, 0, 0.333),
                        new CategoryScores(0, 0.5, 0, 0.333),
                        new CategoryScores(0, 0.5, 1, 0.334))))
                .isEqualTo(new CategoryScores(0.333, 0.5, 0.333, 0.333));
    }

    private static Findings met(List<String> ids) {
        return new Findings(
                ids.stream().map(id -> new Finding(id, true, List.of(), "")).toList(), "any", null, 0);
    }

    private static List<String> ids(List<Criterion> criteria) {
        return criteria.stream().map(Criterion::id).toList();
    }
}
