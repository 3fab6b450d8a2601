package io.coachup.worker.scoring.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RubricsTest {

    private static final Rubrics RUBRICS = new Rubrics();
    private static final Path MIGRATIONS = Path.of("../skills-service/src/main/resources/db/migration");

    /** The beginning of a row: id and title. */
    private static final Pattern SKILL = Pattern.compile("^ +\\('([a-z_]+)', '", Pattern.MULTILINE);

    static List<Rubric> rubrics() {
        return Stream.concat(RUBRICS.skillIds().stream().map(RUBRICS::forSkill), Stream.of(RUBRICS.general()))
                .toList();
    }

    @Test
    void everySkillOfTheCatalogueHasARubricOfItsOwn() throws IOException {
        assertThat(catalogue()).hasSizeGreaterThanOrEqualTo(8).contains("confidence", "empathy");
        assertThat(RUBRICS.skillIds()).containsExactlyElementsOf(catalogue());
        assertThat(RUBRICS.forSkill("juggling")).isSameAs(RUBRICS.general());
    }

    /** The ids of the skills that skills-service's migrations insert, sorted. */
    private static List<String> catalogue() throws IOException {
        try (Stream<Path> migrations = Files.list(MIGRATIONS)) {
            return migrations
                    .map(RubricsTest::read)
                    .filter(sql -> sql.contains("insert into skills "))
                    .flatMap(sql -> SKILL.matcher(sql).results())
                    .map(skill -> skill.group(1))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
