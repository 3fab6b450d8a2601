package io.coachup.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTest {

    @TempDir
    Path root;

    @Test
    void sumsAllModulesWithoutTheSkippedTests() throws IOException {
        // Given
        report("common", "A", "tests=\"5\" errors=\"0\" skipped=\"2\" failures=\"0\"");
        report("deploy/local", "B", "tests=\"4\" errors=\"1\" skipped=\"0\" failures=\"1\"");
        Path timing = Files.createDirectories(root.resolve("deploy/local/target/surefire-reports/timing"));
        Files.writeString(timing.resolve("TEST-B.xml"), "<testsuite tests=\"3\"/>");
        Files.writeString(root.resolve("TEST-elsewhere.xml"), "<testsuite tests=\"9\"/>");

        // When
        TestSummary summary = TestSummary.of(root);

        // Then
        assertThat(summary.line()).isEqualTo("8 passed, 2 failed");
    }

    @Test
    void countsABuildThatBrokeAsAFailureBesideThoseOfTheTests() {
        assertThat(new TestSummary(7, 0, List.of(), List.of()).andBuild(1).line())
                .isEqualTo("7 passed, 1 failed");
        assertThat(new TestSummary(7, 2, List.of(), List.of()).andBuild(1).line())
                .isEqualTo("7 passed, 3 failed");
    }

    @Test
    void addsNothingWhenTheBuildIsWell() {
        assertThat(new TestSummary(7, 2, List.of(), List.of()).andBuild(0).line())
                .isEqualTo("7 passed, 2 failed");
        assertThat(new TestSummary(7, 0, List.of(), List.of()).andBuild(0).line())
                .isEqualTo("7 passed, 0 failed");
    }

    @Test
    void namesEachTestThatFailedWithTheFirstLineOfWhatItSaid() throws IOException {
        // Given
        report(
                "gateway-service",
                "A",
                "tests=\"4\" errors=\"2\" failures=\"1\"",
                """
                <testcase name="answers" classname="io.coachup.A"/>
                <testcase name="stops" classname="io.coachup.A">
                  <failure message="&#10;Expecting actual:&#10;  2&#10;to be less than" type="java.lang.AssertionError">trace</failure>
                </testcase>
                <testcase name="starts" classname="io.coachup.A">
                  <error type="java.lang.NullPointerException"><![CDATA[java.lang.NullPointerException
                	at io.coachup.A.starts(A.java:1)]]></error>
                </testcase>
                <testcase name="" classname="io.coachup.A"><error message="%s"/></testcase>
                """
                        .formatted("x".repeat(300)));

        // When
        TestSummary summary = TestSummary.of(root);

        // Then
        assertThat(summary.line()).isEqualTo("1 passed, 3 failed");
        assertThat(summary.failures())
                .containsExactly(
                        "io.coachup.A.starts: java.lang.NullPointerException",
                        "io.coachup.A.stops: Expecting actual: 2 to be less than",
                        "io.coachup.A: " + "x".repeat(200) + "…");
    }

    @Test
    void namesTheTenSlowestClasses() throws IOException {
        // Given
        for (int i = 1; i <= 11; i++) {
            report("common", "T" + i, "name=\"io.coachup.T" + i + "\" tests=\"1\" time=\"" + i + ".04\"");
        }
        report("llm", "Slow", "name=\"io.coachup.Slow\" tests=\"1\" time=\"1,234.5\"");

        // When
        List<String> slowest = TestSummary.of(root).slowest();

        // Then
        assertThat(slowest).hasSize(10).startsWith("1234.5 s  io.coachup.Slow", "  11.0 s  io.coachup.T11");
        assertThat(slowest).last().isEqualTo("   3.0 s  io.coachup.T3");
    }

    private void report(String module, String suite, String counts) throws IOException {
        report(module, suite, counts, "");
    }

    private void report(String module, String suite, String counts, String cases) throws IOException {
        Path folder = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(
                folder.resolve("TEST-" + suite + ".xml"), "<testsuite " + counts + ">" + cases + "</testsuite>");
    }
}
