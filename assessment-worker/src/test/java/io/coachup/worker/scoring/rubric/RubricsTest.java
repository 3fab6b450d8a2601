package io.coachup.worker.scoring.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RubricsTest {

    private static final Rubrics RUBRICS = new Rubrics();

    static List<Rubric> rubrics() {
        return Stream.concat(RUBRICS.skillIds().stream().map(RUBRICS::forSkill), Stream.of(RUBRICS.general()))
                .toList();
    }

    @Test
    void everySkillOfTheCatalogueHasARubricOfItsOwn() {
        assertThat(RUBRICS.skillIds())
                .containsExactly(
                        "active_listening",
                        "clarity_eloquence",
                        "confidence",
                        "empathy",
                        "questioning",
                        "sales_persuasiveness",
                        "storytelling",
                        "stutter_reduction");
        assertThat(RUBRICS.forSkill("juggling")).isSameAs(RUBRICS.general());
    }

    @ParameterizedTest
    @MethodSource("rubrics")
    void aRubricCoversAllCategoriesWithDistinctCriteria(Rubric rubric) {
        assertThat(rubric.criteria()).hasSizeBetween(8, 16);
        assertThat(rubric.criteria()).extracting(Criterion::id).doesNotHaveDuplicates();
        assertThat(rubric.criteria()).extracting(Criterion::text).doesNotHaveDuplicates();
        assertThat(rubric.criteria()).extracting(Criterion::category).contains(Category.values());
    }

    @ParameterizedTest
    @MethodSource("rubrics")
    void everyCriterionIsFullyWritten(Rubric rubric) {
        assertThat(rubric.criteria()).allSatisfy(criterion -> {
            assertThat(criterion.weight()).isPositive();
            assertThat(criterion.text()).isNotBlank().doesNotEndWith(".");
            assertThat(criterion.praise()).isNotBlank();
            assertThat(criterion.advice()).isNotBlank().doesNotEndWith(".").matches("[a-z].*");
            assertThat(criterion.shownBy()).isNotEmpty();
            assertThat(criterion.missedBy()).isNotEmpty();
        });
    }
}
