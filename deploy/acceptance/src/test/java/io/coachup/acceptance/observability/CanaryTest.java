package io.coachup.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.SpeechClient;
import io.coachup.acceptance.Wav;
import io.coachup.acceptance.fuzz.ApiDocument;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Unique secrets go through every input of every operation and of the internal routes, also while providers and database fail with
 * answers that repeat what they were asked. None comes out at any outlet.
 */
class CanaryTest {

    private static final ObservedSuite OBSERVED = ObservedSuite.running();
    private static final Canaries CANARIES = new Canaries();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Requests of the services to each other, with examples that get as far as possible. */
    private static final Map<String, String> INTERNAL = Map.of(
            "/chat/context", "{'sessionId':'s1'}",
            "/speech/transcripts", "{'sessionId':'s1','messageId':'m1','groupId':'g1','text':'t','ts':1,'costCents':1}",
            "/internal/speech/syntheses", "{'userId':'u1','sessionId':'s1','costCents':1}",
            "/internal/chat/replies",
                    "{'userId':'u1','sessionId':'s1','messageId':'c_assistant_1','text':'t','ts':1,'provider':'p',"
                            + "'model':'m','prompt':{'text':'t','ts':1,'messageId':'c_user_1'}}",
            "/internal/assessments/job", "{'sessionId':'s1','groupId':'g1'}",
            "/internal/assessments/finalize",
                    "{'sessionId':'s1','groupId':'g1','rubricVersion':'v1','summary':{'meta':{'provider':'p'}}}",
            "/internal/assessments/dead", "{'sessionId':'s1','groupId':'g1','reason':'attempts_exhausted'}",
            "/internal/jobs/lease", "{'waitMs':0,'leaseMs':0}",
            "/internal/jobs/extend", "{'receipt':'r1','leaseMs':0}",
            "/internal/jobs/release", "{'receipt':'r1','delayMs':0}");

    private static String requestId;

    @BeforeAll
    static void sendThemEverywhere() throws Exception {
        String person = CANARIES.of("the token's subject");
        Client client = Client.of(OBSERVED.suite(), person);
        Traffic traffic = new Traffic(
                CANARIES, "Bearer " + OBSERVED.suite().coachup("token", person).strip());
        throughTheDocument(traffic);
        throughTheInternalRoutes(client, traffic);
        throughFailingProviders(client);
        throughAFailingDatabase(client);
        System.out.println("canaries: " + traffic.sent() + " requests");
    }

    private static void throughTheDocument(Traffic traffic) throws Exception {
        ApiDocument document =
                new ApiDocument(Client.nobody(OBSERVED.suite()).get("/openapi").json());
        assertThat(document.operations()).hasSizeGreaterThan(30);
        for (ApiDocument.Operation operation : document.operations()) {
            traffic.send(OBSERVED.suite().gateway(), operation);
        }
    }

    /** About a session and a job that there are, so that the requests get far. */
    private static void throughTheInternalRoutes(Client client, Traffic traffic) throws Exception {
        String session = CANARIES.of("session of a job");
        client.converse(
                session,
                List.of(MAPPER.createObjectNode().put("role", "user").put("content", CANARIES.of("message of a job"))));
        String group = client.post("/api/assessments/run", "sessionId", session)
                .json()
                .path("groupId")
                .asText();
        String key = key(group);
        for (Map.Entry<String, String> route : INTERNAL.entrySet()) {
            String body = route.getValue()
                    .replace('\'', '"')
                    .replace("\"s1\"", '"' + key + '"')
                    .replace("\"g1\"", '"' + group + '"');
            traffic.send(OBSERVED.suite().service("SKILLS"), route.getKey(), MAPPER.readTree(body));
        }
    }

    private static String key(String group) throws SQLException {
        try (Connection database = DriverManager.getConnection(OBSERVED.suite().database());
                PreparedStatement query =
                        database.prepareStatement("select session_key from assessment_jobs where group_id = ?")) {
            query.setString(1, group);
            try (ResultSet found = query.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getString(1);
            }
        }
    }

    /** Errors, silence and answers that are none, each of which repeats what was asked. */
    private static void throughFailingProviders(Client client) throws Exception {
        SpeechClient speech = new SpeechClient(client);
        for (String how : List.of(ScriptedProviders.ERROR, ScriptedProviders.LATE, ScriptedProviders.ODD)) {
            client.chat(how + " " + CANARIES.of("prompt, " + how), CANARIES.of("session, " + how))
                    .body()
                    .readAllBytes();
            client.post("/api/v1/tts", "text", how + " " + CANARIES.of("spoken text, " + how));
            speech.transcribe(
                    recording(how + " " + CANARIES.of("audio, " + how)),
                    "audio/wav",
                    Map.of("sessionId", CANARIES.of("session of audio, " + how)));
            speech.transcribe(
                    recording(CANARIES.of("audio, deepgram")),
                    "audio/wav",
                    Map.of("provider", "deepgram", "language", CANARIES.of("language")));
        }
        client.post("/api/v1/skills/track", "skillId", "clarity_eloquence");
        requestId = CANARIES.of("request id");
        converse(client.with("x-request-id", requestId), ScriptedProviders.ERROR);
        converse(client, ScriptedProviders.ODD);
    }

    /** A conversation at which the model that assesses fails, until its job is given up. */
    private static void converse(Client client, String how) {
        List<JsonNode> messages = new ArrayList<>();
        for (String content :
                List.of("Let us practise. Start now.", "I think so.", "That is all, thank you. Goodbye, stop.")) {
            messages.add(MAPPER.createObjectNode()
                    .put("role", "user")
                    .put("content", content + " " + how + " " + CANARIES.of("message, " + how)));
        }
        String session = CANARIES.of("session of messages, " + how);
        client.converse(session, messages);
        client.post("/api/assessments/run", "sessionId", session);
    }

    private static byte[] recording(String text) {
        byte[] wav = Wav.ofSeconds(1);
        byte[] said = text.getBytes(StandardCharsets.UTF_8);
        byte[] recording = Arrays.copyOf(wav, wav.length);
        System.arraycopy(said, 0, recording, wav.length - said.length, said.length);
        return recording;
    }

    /** Every write fails, and the database's error tells the whole row, as those of constraints do. */
    private static void throughAFailingDatabase(Client client) throws Exception {
        try (Connection database = DriverManager.getConnection(OBSERVED.suite().database());
                Statement statement = database.createStatement()) {
            statement.execute(
                    """
                    create function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'refused: %', to_jsonb(new); end $$
                    """);
            List<String> tables =
                    List.of("sessions", "interactions", "users_profile", "users_goals", "ingested_messages");
            for (String table : tables) {
                statement.execute("create trigger refuse before insert or update on " + table
                        + " for each row execute function refuse()");
            }
            try {
                write(client);
            } finally {
                for (String table : tables) {
                    statement.execute("drop trigger refuse on " + table);
                }
                statement.execute("drop function refuse()");
            }
        }
    }

    private static void write(Client client) throws Exception {
        assertThat(client.post(
                                "/api/messages/ingest",
                                "sessionId",
                                CANARIES.of("session, no database"),
                                "messageId",
                                CANARIES.of("message id, no database"),
                                "role",
                                "user",
                                "content",
                                CANARIES.of("message, no database"))
                        .status())
                .isEqualTo(502);
        client.chat(CANARIES.of("prompt, no database"), CANARIES.of("session of a prompt, no database"))
                .body()
                .readAllBytes();
        client.post(
                "/api/v1/interactions",
                "sessionId",
                CANARIES.of("session of a turn, no database"),
                "messageId",
                CANARIES.of("id of a turn, no database"),
                "role",
                "user",
                "text",
                CANARIES.of("turn, no database"),
                "ts",
                1);
        new SpeechClient(client)
                .transcribe(
                        Wav.ofSeconds(1),
                        "audio/wav",
                        Map.of("sessionId", CANARIES.of("session of a recording, no database")));
    }

    @Test
    void nothingThatWasSentComesOutAnywhere() throws Exception {
        OBSERVED.await(
                "two jobs were given up", line -> line.path("event").asText().equals("assessments_dead"));

        Map<String, List<String>> leaks = leaks();

        assertThat(leaks).isEmpty();
    }

    /** What a client names its request is in lines, spans and messages, because they are found by it: so it is seen there. */
    @Test
    void aLeakWouldBeSeenInLogsSpansQueuesAndJobs() throws Exception {
        OBSERVED.await(
                "the job of the request was given up",
                line -> line.path("event").asText().equals("assessments_dead")
                        && line.path("requestId").asText().equals(requestId));
        Map<String, List<String>> seen = new LinkedHashMap<>();
        new Outlets(OBSERVED)
                .contents()
                .forEach((outlet, texts) -> seen.put(
                        outlet,
                        texts.stream()
                                .flatMap(text -> CANARIES.in(text).stream())
                                .distinct()
                                .toList()));

        assertThat(seen.get("logs")).contains("request id");
        assertThat(seen.get("spans")).contains("request id");
        assertThat(seen.get("queues")).contains("request id");
        assertThat(seen.get("jobs")).contains("request id");
    }

    @Test
    void aCanaryIsRecognizedInEveryForm() {
        Canaries canaries = new Canaries();
        String canary = canaries.of("a prompt");
        String token = java.util.Base64.getUrlEncoder()
                .encodeToString(("{\"sub\":\"" + canary + "\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(canaries.in("next_request_count{route=\"" + canary + "\"} 1"))
                .containsExactly("a prompt");
        assertThat(canaries.in(canary.toUpperCase(java.util.Locale.ROOT))).containsExactly("a prompt");
        assertThat(canaries.in("Bearer e30." + token + ".x")).containsExactly("(encoded)");
        assertThat(canaries.in("one of " + canary.substring(0, 14) + "…")).containsExactly("(a part of one)");
        assertThat(canaries.in("nothing")).isEmpty();
    }

    private static Map<String, List<String>> leaks() throws Exception {
        Map<String, List<String>> leaks = new LinkedHashMap<>();
        new Outlets(OBSERVED).contents().forEach((outlet, texts) -> {
            assertThat(texts).as(outlet).isNotEmpty();
            for (String text : texts) {
                CANARIES.in(text).stream()
                        .filter(input -> !input.equals("request id"))
                        .forEach(input -> leaks.computeIfAbsent(outlet + ": " + input, _ -> new ArrayList<>())
                                .add(text.substring(0, Math.min(text.length(), 600))));
            }
        });
        return leaks;
    }
}
