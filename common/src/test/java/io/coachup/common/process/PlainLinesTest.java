package io.coachup.common.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.logging.LogService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLinesTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void whatTheStartingThreadPrintsBecomesJsonLines() throws Exception {
        printedBy(Thread.currentThread()).print("CLERK_ISSUER_URL is \"odd\"\nÄ second sentence\r\n\n");

        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("message").asText()).isEqualTo("CLERK_ISSUER_URL is \"odd\"");
        assertThat(lines.getLast().path("message").asText()).isEqualTo("Ä second sentence");
        assertThat(lines.getFirst().path("ts").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(lines.getFirst().path("level").asText()).isEqualTo("error");
        assertThat(lines.getFirst().path("service").asText()).isEqualTo("next");
        assertThat(lines.getFirst().path("app").asText()).isEqualTo("speech-service");
        assertThat(lines.getFirst().path("env").asText()).isEqualTo("dev");
    }

    @Test
    void ofWhatOthersPrintOnlyThePlacesInTheCodeAreShown() throws Exception {
        new IllegalStateException("What Ada said").printStackTrace(printedBy(new Thread()));

        List<JsonNode> lines = lines();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("Ada said", "IllegalState");
        assertThat(lines.getFirst().path("chars").asInt()).isGreaterThan(40);
        assertThat(lines.get(1).path("message").asText()).startsWith("at ").contains("PlainLinesTest.java");
    }

    @Test
    void aLineWithoutAnEndIsWrittenInPieces() throws Exception {
        printedBy(Thread.currentThread()).print("x".repeat(20_000));

        assertThat(lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("chars").asInt()).isEqualTo(8192));
    }

    private PrintStream printedBy(Thread starter) {
        return new PlainLines(out, "speech-service", LogService.NEXT, null, starter).stream();
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }
}
