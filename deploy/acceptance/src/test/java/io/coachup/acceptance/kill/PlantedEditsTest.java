package io.coachup.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The planted bugs fit today's sources, which is told at once and not only when the long tests run. */
class PlantedEditsTest {

    private static final Path ROOT = Path.of("..", "..");

    static List<Edit> edits() {
        return PlantedBugsTest.ALL;
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aPlantedBugStandsWhereItsOriginalStood(Edit edit) {
        assertThat(edit.apply(ROOT)).contains(edit.replacement());
    }
}
