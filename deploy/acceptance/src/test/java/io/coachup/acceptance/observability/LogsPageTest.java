package io.coachup.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/logs.md} is the list of the specification's log lines and headers, and names classes that there are. */
class LogsPageTest {

    private static final Path PAGE = Suite.ROOT.resolve("docs/logs.md");
    private static final Set<String> ALWAYS = Set.of("ts", "level", "service", "env", "requestId");

    private static final String LINES =
            """
            # Log lines and headers of the specification

            Each line is one JSON object on standard output, which holds [nothing else](adr/README.md). All have `ts`, `level`, `service`, `app`, `env`,
            and `requestId` where a request is behind them; a name with dots is a field of an object. `SpecifiedLinesTest` compares the
            running suite's lines with the specification's examples, field by field; `CanaryTest` proves that nothing of what people send is in any.

            | Line | `service` | Fields | Made by |
            |---|---|---|---|
            """;

    private static final String HEADERS =
            """

            | Header | Here | Made by | Held by |
            |---|---|---|---|
            """;

    @Test
    void thePageIsFresh() throws IOException {
        String page = LINES
                + SpecifiedLine.all().stream().map(LogsPageTest::row).collect(Collectors.joining())
                + HEADERS
                + headers().stream().map(LogsPageTest::header).collect(Collectors.joining());
        if (Boolean.getBoolean("coachup.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("make it with: ./mvnw test -pl deploy/acceptance -Dtest=LogsPageTest -Dcoachup.write=true")
                .isEqualTo(page);
    }

    @Test
    void everyClassThatThePageNamesIsThere() throws IOException {
        Set<String> named = new TreeSet<>();
        SpecifiedLine.all().forEach(line -> named.add(line.madeBy()));
        for (JsonNode header : headers()) {
            named.add(header.path("madeBy").asText());
            named.add(header.path("heldBy").asText());
        }
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Suite.ROOT)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> there.add(name.substring(0, name.length() - ".java".length())));
        }

        assertThat(there).containsAll(named);
    }

    private static String row(SpecifiedLine line) {
        List<String> fields = new ArrayList<>();
        names("", line.line(), fields);
        return "| %s | %s | %s | `%s` |\n"
                .formatted(
                        line.name(),
                        line.line()
                                .path("service")
                                .asText(line.line().path("event").asText().startsWith("chat") ? "next" : "py"),
                        fields.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")),
                        line.madeBy());
    }

    private static void names(String at, JsonNode object, List<String> fields) {
        object.properties().forEach(field -> {
            if (field.getKey().equals("event")) {
                fields.add("event: " + field.getValue().asText());
            } else if (field.getValue().isObject()) {
                names(at + field.getKey() + ".", field.getValue(), fields);
            } else if (!ALWAYS.contains(at + field.getKey())) {
                fields.add(at + field.getKey());
            }
        });
    }

    private static String header(JsonNode header) {
        return "| `%s` | %s | `%s` | `%s` |\n"
                .formatted(
                        header.path("name").asText(),
                        header.path("meaning").asText(),
                        header.path("madeBy").asText(),
                        header.path("heldBy").asText());
    }

    private static List<JsonNode> headers() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                LogsPageTest.class.getResourceAsStream("/observability/specified-headers.json"))) {
            List<JsonNode> headers = new ArrayList<>();
            new ObjectMapper().readTree(file).forEach(headers::add);
            return headers;
        }
    }
}
