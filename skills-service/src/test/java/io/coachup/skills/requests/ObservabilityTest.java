package io.coachup.skills.requests;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.skills.support.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators see: exact metric names and log fields, and nothing that people said or are called. */
@ServiceTest
class ObservabilityTest {

    @TestHTTPResource(management = true)
    URI management;

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> lines = new ArrayList<>();
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord line) {
            synchronized (lines) {
                lines.add(consoleFormatter().format(line));
            }
        }

        @Override
        public void flush() {
            // Lines are kept as they come.
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    };

    @BeforeEach
    void captureLines() {
        Logger.getLogger("").addHandler(capture);
    }

    @AfterEach
    void stopCapturing() {
        Logger.getLogger("").removeHandler(capture);
    }

    @Test
    void aRoutesLineHasTheSpecifiedFieldsAndNoRawIdsOrText() throws Exception {
        String user = unique("user");
        String session = unique("s");
        conversation(user, session, "A very private sentence");
        as(user).header("x-request-id", "r-301")
                .queryParam("sessionId", session)
                .get("/api/v1/transcripts")
                .then()
                .statusCode(200);

        List<String> written = written();
        JsonNode line = mapper.readTree(written.stream()
                .filter(text -> text.contains("\"r-301\"") && text.contains("GET /api/v1/transcripts"))
                .findFirst()
                .orElseThrow());
        assertThat(line.path("ts").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.path("level").asText()).isEqualTo("info");
        assertThat(line.path("service").asText()).isEqualTo("next");
        assertThat(line.path("app").asText()).isEqualTo("skills-service");
        assertThat(line.path("env").asText()).isEqualTo("dev");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(line.path("latencyMs").isIntegralNumber()).isTrue();
        assertThat(line.path("items").asInt()).isEqualTo(2);
        assertThat(line.path("nextCursorPresent").asBoolean(true)).isFalse();
        assertThat(line.path("params").path("sessionIdHash").asText()).matches("s:[0-9a-f]{64}");
        assertThat(line.path("params").path("limit").asInt()).isEqualTo(20);
        assertThat(line.path("params").path("cursorPresent").asBoolean(true)).isFalse();
        assertThat(String.join("\n", written)).doesNotContain(session, user, "private sentence", "eyJ");
        written.forEach(text -> assertThat(text).startsWith("{").contains("\"ts\"", "\"app\":\"skills-service\""));
    }

    @Test
    void aRefusalsLineNamesTheErrorAndPathsCarryNoIds() throws Exception {
        String session = unique("s");
        as("ada").get("/api/assessments/" + session).then().statusCode(200);
        as("ada")
                .header("x-request-id", "r-302")
                .get("/api/v1/transcripts")
                .then()
                .statusCode(400);

        List<String> written = written();
        JsonNode refused = mapper.readTree(written.stream()
                .filter(text -> text.contains("r-302"))
                .findFirst()
                .orElseThrow());
        assertThat(refused.path("error").path("type").asText()).isEqualTo("validation_error");
        assertThat(refused.path("error").path("message").asText()).isEqualTo("sessionId is required");
        assertThat(written).anyMatch(text -> text.contains("GET /api/assessments/{sessionId}"));
        assertThat(String.join("\n", written)).doesNotContain(session);
    }

    @Test
    void metricsHaveTheirExactNamesInBothFormats() {
        conversation("ada", unique("s"), "Hello there");
        as("ada").get("/api/v1/skills").then().statusCode(200);

        for (String accept : List.of("text/plain", "application/openmetrics-text;version=1.0.0,*/*;q=0.1")) {
            String scrape = given().header("accept", accept)
                    .get(management.resolve("/metrics"))
                    .then()
                    .extract()
                    .asString();

            assertThat(scrape.lines())
                    .anyMatch(line -> line.startsWith("convex_function_latency_ms_bucket{function=\"messages.ingest\""))
                    .anyMatch(line -> line.startsWith("convex_function_errors{function=\"messages.ingest\""))
                    .anyMatch(line -> line.startsWith("coachup_sqs_messages_enqueued_total{status=\"error\""))
                    .anyMatch(line -> line.startsWith("coachup_sqs_send_seconds_bucket"))
                    .anyMatch(line -> line.startsWith("next_query_items_returned_bucket"))
                    .anyMatch(line -> line.startsWith("coachup_summary_jobs_total{status=\"error\""))
                    .anyMatch(line -> line.startsWith("coachup_summary_job_seconds_bucket"))
                    .anyMatch(line -> line.startsWith("coachup_summary_enqueue_latency_seconds_bucket"))
                    .anyMatch(line -> line.startsWith("coachup_summary_queue_depth "))
                    .anyMatch(line -> line.startsWith("coachup_classifier_context_build_total{outcome=\"empty\""))
                    .anyMatch(line -> line.startsWith("convex_rate_limit_events{limit=\"database_places\""))
                    .anyMatch(line -> line.startsWith("coachup_transcript_persist_total{outcome=\"success\""));
        }
    }

    @Test
    void theLinesAndCountsOfPeoplesRoutesHaveWhatTheSpecificationNamesAndNobodysIds() throws Exception {
        String user = unique("user");
        String session = unique("s");
        conversation(user, session, "A very private sentence");
        for (String target : List.of(
                "/api/v1/skills/level-history?limit=7",
                "/api/v1/sessions/list?limit=3",
                "/api/v1/sessions?sessionId=" + session,
                "/api/v1/users/profile?userId=" + user,
                "/api/v1/users/goals?userId=" + user,
                "/api/tracked-skills?session_id=" + session)) {
            as(user).header("x-request-id", "r-people").get(target).then().statusCode(200);
        }
        as(user).body(Map.of("userId", user, "bio", "A private bio"))
                .put("/api/v1/users/profile")
                .then()
                .statusCode(200);

        List<String> written = written();
        assertThat(line(written, "GET /api/v1/skills/level-history")
                        .path("params")
                        .path("limit")
                        .asInt())
                .isEqualTo(7);
        assertThat(line(written, "GET /api/v1/skills/level-history")
                        .path("skillsReturned")
                        .asInt(-1))
                .isZero();
        JsonNode list = line(written, "GET /api/v1/sessions/list");
        assertThat(list.path("items").asInt()).isEqualTo(1);
        assertThat(list.path("params").path("cursorPresent").asBoolean(true)).isFalse();
        assertThat(list.path("nextCursorPresent").asBoolean(true)).isFalse();
        JsonNode one = line(written, "GET /api/v1/sessions");
        assertThat(one.path("sessionIdHash").asText()).matches("s:[0-9a-f]{64}");
        assertThat(one.path("hasSession").asBoolean()).isTrue();
        assertThat(line(written, "GET /api/v1/users/profile").path("found").asBoolean(true))
                .isFalse();
        assertThat(line(written, "GET /api/v1/users/goals").path("items").asInt(-1))
                .isZero();
        assertThat(line(written, "GET /api/tracked-skills").path("items").asInt(-1))
                .isZero();
        assertThat(String.join("\n", written)).doesNotContain(session, user, "private");
        String scrape = given().get(management.resolve("/metrics")).asString();
        for (String function : List.of("skills.levelHistory", "sessions.list", "users.listGoals")) {
            assertThat(scrape.lines())
                    .anyMatch(
                            text -> text.startsWith("convex_query_items_returned_count{function=\"" + function + "\""))
                    .anyMatch(text -> text.startsWith("convex_function_latency_ms_count{function=\"" + function + "\""))
                    .anyMatch(text -> text.startsWith("convex_function_errors{function=\"" + function + "\""));
        }
    }

    private JsonNode line(List<String> written, String route) throws Exception {
        return mapper.readTree(written.stream()
                .filter(text -> text.contains("\"r-people\"") && text.contains('"' + route + '"'))
                .findFirst()
                .orElseThrow());
    }

    private List<String> written() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** The formatter that standard output has, so that the test reads what an operator reads. */
    private static ExtFormatter consoleFormatter() {
        for (Handler handler : org.jboss.logmanager.Logger.getLogger("").getHandlers()) {
            ExtFormatter found = formatterOf(handler);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException("No console handler");
    }

    private static ExtFormatter formatterOf(Handler handler) {
        if (handler instanceof ExtHandler parent) {
            for (Handler child : parent.getHandlers()) {
                ExtFormatter found = formatterOf(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return handler.getFormatter() instanceof ExtFormatter formatter
                        && handler.getClass().getSimpleName().contains("Console")
                ? formatter
                : null;
    }
}
