package io.coachup.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision is numbered, dated, complete, and in the index. */
class DecisionsTest {

    private static final Path FOLDER = Checkout.ROOT.resolve("docs/adr");
    private static final Pattern FILE = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
    private static final Pattern DECISION = Pattern.compile(
            "# (?<title>[^\n]+)\n\n- Date: (?<date>\\d{4}-\\d{2}-\\d{2})\n- Status: (?<status>[^\n]+)\n\n"
                    + "## Context\n\n.+\n## Decision\n\n.+\n## Tried or rejected\n\n.+",
            Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile(
            "proposed|accepted|accepted, to be revisited|superseded by \\[\\d{4}]\\(\\d{4}-[a-z0-9-]+\\.md\\)");

    static List<Path> decisions() throws IOException {
        return Checkout.files(file -> file.startsWith(FOLDER) && !file.endsWith("README.md"));
    }

    @Test
    void numbersHaveNoGaps() throws IOException {
        List<Path> decisions = decisions();

        assertThat(decisions).extracting(file -> file.getFileName().toString()).allMatch(name -> FILE.matcher(name)
                .matches());
        assertThat(decisions)
                .extracting(
                        file -> Integer.parseInt(file.getFileName().toString().substring(0, 4)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, decisions.size()).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionIsCompleteAndInTheIndex(Path file) throws IOException {
        Matcher decision = DECISION.matcher(Files.readString(file));

        assertThat(decision.matches())
                .as("title, date, status and the three headings")
                .isTrue();
        assertThat(LocalDate.parse(decision.group("date"))).isAfter(LocalDate.of(2026, 11, 22));
        assertThat(decision.group("status")).matches(STATUS);
        String name = file.getFileName().toString();
        assertThat(Files.readString(FOLDER.resolve("README.md")))
                .contains("| [%s](%s) | %s | %s | %s |\n"
                        .formatted(
                                name.substring(0, 4),
                                name,
                                decision.group("title"),
                                decision.group("date"),
                                decision.group("status")));
    }
}
