package io.coachup.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/specification.md} says of everything that the monitoring specification names where it is made and which test holds it. */
class SpecificationPageTest {

    private static final Path PAGE = Suite.ROOT.resolve("docs/specification.md");

    private static final String HEAD =
            """
            # What the monitoring specification asks for

            Each name of the specification, where it is made, and the tests that fail when it is not. Made of the list
            `specification.txt` of [acceptance](../deploy/acceptance/README.md), the code and the rules.

            | Section | What | Name | Made in | Held by |
            |---|---|---|---|---|
            """;

    private final Sources sources = Sources.read();

    SpecificationPageTest() throws IOException {}

    @Test
    void nothingIsMissing() throws IOException {
        for (Specified specified : Specified.all()) {
            assertThat(specified.places(sources))
                    .as("where is %s made?", specified)
                    .isNotEmpty();
            assertThat(specified.tests())
                    .as("tests of %s", specified)
                    .isNotEmpty()
                    .allMatch(sources::hasTest);
        }
        assertThat(Specified.all()).extracting(one -> one.kind() + one.name()).doesNotHaveDuplicates();
    }

    @Test
    void thePageIsFresh() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Specified specified : Specified.all()) {
            page.append(row(specified));
        }
        if (Boolean.getBoolean("coachup.write")) {
            Files.writeString(PAGE, page.toString());
        }

        assertThat(PAGE)
                .as("make it with: ./mvnw test -pl deploy/acceptance -Dtest=SpecificationPageTest -Dcoachup.write=true")
                .hasContent(page.toString());
    }

    private String row(Specified specified) throws IOException {
        return "| §%s | %s | `%s` | %s | %s |\n"
                .formatted(
                        specified.section(),
                        specified.kind(),
                        specified.name(),
                        specified.places(sources).stream()
                                .map(SpecificationPageTest::link)
                                .collect(Collectors.joining(", ")),
                        specified.tests().stream().map(test -> '`' + test + '`').collect(Collectors.joining(", ")));
    }

    private static String link(Path place) {
        String name = place.getFileName().toString();
        return "[%s](../%s)".formatted(name.replace(".java", ""), Suite.ROOT.relativize(place));
    }
}
