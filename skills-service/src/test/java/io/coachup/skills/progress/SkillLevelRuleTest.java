package io.coachup.skills.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillLevelRuleTest {

    private final SkillLevelRule rule = new SkillLevelRule(config(5, 1.0));

    @ParameterizedTest
    @CsvSource({"0, 0.99, 0", "0, 1, 1", "0, 9, 1", "3, 4, 4", "3, 3.99, 3", "5, 2, 5", "9.5, 10, 9.5", "9, 10, 10"})
    void aLevelRisesByOneWhenTheMeanLeadsByTheThreshold(double current, double mean, double expected) {
        assertThat(rule.next(current, mean)).isEqualTo(expected);
    }

    @Test
    void theMeanIsThePlainAverage() {
        assertThat(SkillLevelRule.mean(List.of(2.0, 3.0, 7.0))).isEqualTo(4.0);
        assertThat(SkillLevelRule.mean(List.of())).isZero();
    }

    @Test
    void senselessNumbersStopTheStart() {
        assertThat(new ProgressConfigCheck(config(0, -1)).problems())
                .containsExactly(
                        "SKILL_LEVEL_AVERAGE_COUNT must be at least 1.",
                        "SKILL_LEVEL_INCREMENT_THRESHOLD must not be negative.");
    }

    private static ProgressConfig config(int count, double threshold) {
        return new ProgressConfig() {
            @Override
            public int averageCount() {
                return count;
            }

            @Override
            public double incrementThreshold() {
                return threshold;
            }
        };
    }
}
