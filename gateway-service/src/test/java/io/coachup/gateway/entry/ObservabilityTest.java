package io.coachup.gateway.entry;

import static io.coachup.gateway.support.Eventually.eventually;
import static io.coachup.gateway.support.Sse.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.Sse;
import io.coachup.gateway.support.World;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators see: exact metric names and log fields, and nothing that people said or are called. */
@GatewayTest
class ObservabilityTest {

    private static final String SECRET = "a very private sentence";

    @TestHTTPResource
    URI gateway;

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    RouteTable table;

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":\"raw-session\",\"recentTurns\":[]}");
        World.SKILLS.answer("/internal/chat/replies", 200, "{}");
        World.SKILLS.answer("/api/v1/events", 500, "{}");
    }

    @Test
    void everyRouteHasItsSeriesFromTheStart() {
        String metrics = metrics();

        for (Route route : table.all()) {
            assertThat(metrics)
                    .contains(
                            "next_request_count{route=\"" + route.label() + "\"} ",
                            "next_request_errors{route=\"" + route.label() + "\"} ",
                            "next_request_latency_ms_bucket{route=\"" + route.label() + "\",le=\"5000.0\"} ");
        }
        String model = "provider=\"openai\",model=\"gpt-4o-mini\"";
        assertThat(metrics)
                .contains(
                        "next_sse_first_token_ms_bucket{route=\"GET /api/chat\",",
                        "next_stream_duration_ms_bucket{route=\"GET /api/chat\",",
                        "next_stream_disconnects{route=\"GET /api/chat\"} ",
                        "next_provider_tokens_in{route=\"GET /api/chat\"," + model + "} ",
                        "next_provider_tokens_out{route=\"GET /api/chat\"," + model + "} ",
                        "next_provider_cost_cents{route=\"GET /api/chat\"," + model + "} ",
                        "next_provider_errors{route=\"GET /api/chat\"," + model + "} ",
                        "next_provider_latency_ms_bucket{",
                        "coachup_chat_ttft_seconds_bucket{",
                        "coachup_chat_total_seconds_bucket{",
                        "web_vitals_lcp_ms_bucket{",
                        "web_vitals_cls_bucket{",
                        "web_sse_stalls ",
                        "web_audio_bytes_downloaded ",
                        "coachup_ui_voice_events_total{event=\"voice.vad.state\",outcome=\"-\",state=\"speaking\"} ",
                        "coachup_chat_replies_not_stored_total")
                .doesNotContain("next_request_count_total", "http_server_requests");
    }

    @Test
    void requestsAndErrorsAreCountedByRoute() {
        double count = value("next_request_count{route=\"GET /api/v1/events\"}");
        double errors = value("next_request_errors{route=\"GET /api/v1/events\"}");

        given().header("authorization", World.ISSUER.bearer("ada"))
                .get("/api/v1/events")
                .then()
                .statusCode(500);
        given().get("/api/v1/events").then().statusCode(401);

        assertThat(becomes("next_request_count{route=\"GET /api/v1/events\"}", count + 2))
                .isTrue();
        assertThat(value("next_request_errors{route=\"GET /api/v1/events\"}")).isEqualTo(errors + 1);
    }

    @Test
    void aStreamIsCountedAndItsFirstTokenIsNotItsFirstEvent() throws Exception {
        String model = "{route=\"GET /api/chat\",provider=\"openai\",model=\"gpt-4o-mini\"}";
        double tokensIn = value("next_provider_tokens_in" + model);
        double cost = value("next_provider_cost_cents" + model);
        double firstTokens = value("next_sse_first_token_ms_sum{route=\"GET /api/chat\"}");
        Model slow = new Model();
        try (Logs logs = Logs.capture();
                Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "rid", "count-1"))) {
            stream.until("event: model");
            Model.Call call = slow.call();
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                    .execute(() -> call.token("x").end());
            stream.rest();
            logs.line("count-1", "\"sse\"");
        }

        assertThat(value("next_provider_tokens_in" + model)).isEqualTo(tokensIn + 100);
        assertThat(value("next_provider_cost_cents" + model)).isGreaterThan(cost);
        assertThat(value("next_sse_first_token_ms_sum{route=\"GET /api/chat\"}"))
                .isGreaterThanOrEqualTo(firstTokens + 300);
        assertThat(metrics()).contains("coachup_chat_ttft_seconds_count{model=\"gpt-4o-mini\",provider=\"openai\"}");
    }

    @Test
    void aStreamsLinesHaveTheSpecifiedFieldsAndNothingPrivate() throws Exception {
        Model.says(SECRET);
        try (Logs logs = Logs.capture()) {
            String path = query(
                    "/api/chat",
                    "prompt",
                    SECRET + "?",
                    "sessionId",
                    "raw-session",
                    "rid",
                    "line-1",
                    "systemPrompt",
                    SECRET);
            try (Sse stream = Sse.open(gateway, "raw-user", path)) {
                stream.rest();
            }

            JsonNode route = mapper.readTree(logs.line("line-1", "\"sse\""));
            assertThat(route.path("ts").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(route.path("level").asText()).isEqualTo("info");
            assertThat(route.path("service").asText()).isEqualTo("next");
            assertThat(route.path("app").asText()).isEqualTo("gateway-service");
            assertThat(route.path("env").asText()).isEqualTo("dev");
            assertThat(route.path("route").asText()).isEqualTo("GET /api/chat");
            assertThat(route.path("method").asText()).isEqualTo("GET");
            assertThat(route.path("status").asInt()).isEqualTo(200);
            assertThat(route.path("latencyMs").isIntegralNumber()).isTrue();
            assertThat(route.path("userIdHash").asText()).matches("u:[0-9a-f]{64}");
            assertThat(route.path("sessionIdHash").asText()).matches("s:[0-9a-f]{64}");
            assertThat(route.at("/sse/firstTokenMs").isIntegralNumber()).isTrue();
            assertThat(route.at("/sse/streamDurationMs").isIntegralNumber()).isTrue();
            assertThat(route.at("/sse/disconnect").asBoolean(true)).isFalse();

            JsonNode call = mapper.readTree(logs.line("line-1", "provider.chat"));
            assertThat(call.path("service").asText()).isEqualTo("py");
            assertThat(call.path("provider").asText()).isEqualTo("openai");
            assertThat(call.path("modelId").asText()).isEqualTo("gpt-4o-mini");
            assertThat(call.path("tokensIn").asInt()).isEqualTo(100);
            assertThat(call.path("tokensOut").asInt()).isEqualTo(20);
            assertThat(call.path("costCents").asDouble()).isEqualTo(0.0027);
            assertThat(call.path("status").asText()).isEqualTo("ok");

            assertThat(mapper.readTree(logs.line("line-1", "chat_stream_first_token"))
                            .path("ttft_ms")
                            .isIntegralNumber())
                    .isTrue();
            assertThat(mapper.readTree(logs.line("line-1", "chat_stream_complete"))
                            .path("total_ms")
                            .isIntegralNumber())
                    .isTrue();
            assertThat(String.join("\n", logs.lines()))
                    .doesNotContain(SECRET, "private", "raw-session", "raw-user", "Bearer", "sk-key");
        }
    }

    @Test
    void aRefusalIsLoggedWithoutWhatWasAskedFor() throws Exception {
        try (Logs logs = Logs.capture()) {
            given().header("x-request-id", "line-2")
                    .header("x-tracked-skill-id", "raw-skill")
                    .get("/api/assessments/raw-session?prompt=private")
                    .then()
                    .statusCode(401);

            String text = logs.line("line-2");
            JsonNode line = mapper.readTree(text);
            assertThat(line.path("level").asText()).isEqualTo("warn");
            assertThat(line.path("route").asText()).isEqualTo("GET /api/assessments/{sessionId}");
            assertThat(line.path("status").asInt()).isEqualTo(401);
            assertThat(line.at("/error/type").asText()).isEqualTo("unauthenticated");
            assertThat(line.path("trackedSkillIdHash").asText()).matches("ts:[0-9a-f]{64}");
            assertThat(text).doesNotContain("raw-session", "raw-skill", "private");
        }
    }

    @Test
    void aForwardedRequestIsLoggedByItsOwnerOnly() throws Exception {
        try (Logs logs = Logs.capture()) {
            given().header("authorization", World.ISSUER.bearer("ada"))
                    .header("x-request-id", "line-3")
                    .get("/api/v1/events")
                    .then()
                    .statusCode(500);
            given().header("x-request-id", "line-4")
                    .get("/api/v1/events")
                    .then()
                    .statusCode(401);
            logs.line("line-4");

            assertThat(logs.lines()).noneMatch(line -> line.contains("line-3"));
        }
    }

    @Test
    void healthIsOnTheManagementPortAndAsksNobody() {
        given().get(management.resolve("/q/health/ready")).then().statusCode(200);
        given().get(management.resolve("/q/health/live")).then().statusCode(200);
        assertThat(World.SKILLS.isQuiet()).isTrue();
    }

    private String metrics() {
        return given().get(management.resolve("/metrics")).asString();
    }

    /** An answer may be read a moment before it is counted. */
    private boolean becomes(String series, double expected) {
        return eventually(() -> value(series) == expected);
    }

    private double value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
