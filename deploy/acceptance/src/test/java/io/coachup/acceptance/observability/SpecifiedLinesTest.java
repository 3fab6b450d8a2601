package io.coachup.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.Conversations;
import io.coachup.acceptance.SpeechClient;
import io.coachup.acceptance.Wav;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The running suite writes every log line that the specification has an example of, with its fields and their types. */
class SpecifiedLinesTest {

    private static final ObservedSuite OBSERVED = ObservedSuite.running();
    private static final String SKILL = "clarity_eloquence";
    private static final String SESSION = "s-" + UUID.randomUUID();

    /** Jobs are in SQS here; JobBoundsTest holds that a job leased without it tells the depth. */
    private static final String ANOTHER_QUEUE = "A job taken out of memory";

    static Stream<SpecifiedLine> examples() {
        return SpecifiedLine.all().stream().filter(example -> !example.name().equals(ANOTHER_QUEUE));
    }

    @BeforeAll
    static void causeThemAll() throws Exception {
        Client ada = Client.of(OBSERVED.suite(), "ada-" + UUID.randomUUID()).with("x-tracked-skill-id", SKILL);
        chat(ada);
        assess(ada);
        speak(ada);
        ada.get("/api/v1/skills?category=communication");
        ada.get("/api/v1/skills?id=" + SKILL);
        ada.get("/api/v1/transcripts?sessionId=" + SESSION + "&groupId=grp_1&limit=25");
        ada.get("/api/v1/transcripts");
        Client.nobody(OBSERVED.suite()).post("/api/telemetry/vitals", browserReport());
        withoutTheSkills(() -> assertThat(ada.get("/api/v1/skills").status()).isEqualTo(502));
    }

    private static void chat(Client ada) throws Exception {
        ada.chat("Hello", SESSION).body().readAllBytes();
    }

    private static void assess(Client ada) {
        ada.post("/api/v1/skills/track", "skillId", SKILL);
        List<JsonNode> said = Conversations.all().getFirst().messages();
        ada.awaitAssessment(SESSION, ada.converse(SESSION, said));
        ada.converse(
                "s-" + UUID.randomUUID(),
                Stream.concat(Stream.of(failing(said.getFirst())), said.stream().skip(1))
                        .toList());
    }

    /** The same message, at which the model fails. */
    private static JsonNode failing(JsonNode message) {
        ObjectNode failing = message.deepCopy();
        return failing.put("content", message.path("content").asText() + " " + ScriptedProviders.ERROR);
    }

    private static void speak(Client ada) {
        SpeechClient speech = new SpeechClient(ada);
        byte[] recording = Wav.ofSeconds(1);
        ada.post("/api/v1/storage/audio/presign", "contentType", "audio/webm", "sizeBytes", 524_288);
        Client.nobody(OBSERVED.suite()).post("/api/v1/storage/audio/presign", "contentType", "audio/webm");
        assertThat(ada.post(
                                "/api/v1/stt",
                                "audioUrl",
                                OBSERVED.providers().url("/audio.wav"),
                                "sessionId",
                                SESSION,
                                "groupId",
                                "grp_local")
                        .status())
                .isEqualTo(200);
        assertThat(speech.transcribe(recording, "audio/wav", Map.of("provider", "deepgram"))
                        .status())
                .isEqualTo(200);
        assertThat(speech.transcribe(recording, "audio/wav", Map.of("provider", "azure"))
                        .status())
                .isEqualTo(501);
        assertThat(ada.post("/api/v1/tts", "text", "Hello", "sessionId", SESSION, "groupId", "grp_local")
                        .status())
                .isEqualTo(200);
        assertThat(ada.post("/api/v1/tts", "text", "Hello", "provider", "elevenlabs")
                        .status())
                .isEqualTo(501);
    }

    private static String browserReport() {
        return """
                {"page":"/chat","webVitals":{"lcpMs":1600,"inpMs":90,"cls":0.02,"ttfbMs":120},
                 "sse":{"stalls":0,"firstTokenMs":700}}
                """;
    }

    /** As if the database had lost the catalogue. */
    private static void withoutTheSkills(Runnable work) throws SQLException {
        try (Connection database = DriverManager.getConnection(OBSERVED.suite().database());
                Statement statement = database.createStatement()) {
            statement.execute("alter table skills rename to skills_away");
            try {
                work.run();
            } finally {
                statement.execute("alter table skills_away rename to skills");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aLineHasTheFieldsAndTypesOfItsExample(SpecifiedLine example) {
        List<JsonNode> real = OBSERVED.await(example.name(), example::isLike);

        assertThat(real).as("lines like: " + example).anySatisfy(line -> assertThat(example.differences(line))
                .isEmpty());
    }

    @Test
    void everyLineOfEveryServiceIsJsonAndHasWhatAllLinesHave() {
        assertThat(OBSERVED.lines()).isNotEmpty().allSatisfy(line -> {
            JsonNode json = ObservedSuite.json(line);
            assertThat(json.path("ts").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(json.path("level").asText()).isIn("debug", "info", "warn", "error");
            assertThat(json.path("service").asText()).isIn("next", "py", "convex", "web");
            assertThat(json.path("app").asText()).isIn(ObservedSuite.SERVICES);
            assertThat(json.path("env").asText()).isEqualTo("dev");
        });
    }

    @Test
    void aLineThatDiffersIsNoticed() {
        SpecifiedLine example = SpecifiedLine.all().getFirst();
        ObjectNode real = example.line().deepCopy();
        real.remove("latencyMs");
        real.put("status", "200").put("prompt", "text");
        ((ObjectNode) real.path("sse")).put("tokens", 1);

        assertThat(example.differences(real))
                .containsExactlyInAnyOrder(
                        "latencyMs lacks",
                        "status is a STRING",
                        "prompt is not in the example",
                        "sse.tokens is not in the example");
        assertThat(example.differences(example.line())).isEmpty();
    }
}
