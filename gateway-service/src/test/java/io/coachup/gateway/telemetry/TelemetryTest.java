package io.coachup.gateway.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.World;
import io.coachup.testing.Logs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of what pages report. */
@GatewayTest
class TelemetryTest {

    private static final String VITALS =
            """
            {"page":"/chat","webVitals":{"lcpMs":1600,"inpMs":90,"cls":0.02,"ttfbMs":120},"sse":{"stalls":2,"firstTokenMs":700}}""";

    @Inject
    MeterRegistry registry;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void whatAPageMeasuredBecomesALine() throws Exception {
        try (Logs logs = Logs.capture()) {
            vitals(
                    "rum-1",
                    "text/plain",
                    null,
                    "192.0.2.4",
                    """
                    {"page":"/skills/secret-skill","userId":"ada","webVitals":{"lcpMs":1600,"inpMs":90,"cls":0.02,"ttfbMs":-1},
                     "sse":{"stalls":0,"firstTokenMs":700,"text":"secret"},"audio":{"startMs":"soon","bytesDownloaded":4096}}""",
                    204);

            assertThat(logs.line("rum-1", "\"service\":\"web\""))
                    .contains("\"page\":\"/skills/{id}\"")
                    .contains("\"webVitals\":{\"cls\":0.02,\"inpMs\":90,\"lcpMs\":1600}")
                    .contains("\"sse\":{\"firstTokenMs\":700,\"stalls\":0}")
                    .contains("\"audio\":{\"bytesDownloaded\":4096}")
                    .doesNotContain("secret", "ada", "ttfbMs");
        }
    }

    @Test
    void whatAPageMeasuredDoesNotCountWhereVoicesAreReportedWithoutLimit() throws Exception {
        long before = registry.get("web_vitals_lcp").summary().count();
        double stalls = exposed("web_sse_stalls");
        double spoken = events("voice.vad.state", "silence", "-");

        try (Logs logs = Logs.capture()) {
            report("rum-5", VITALS);
            report("rum-6", VITALS.replaceFirst("\\{", "{\"type\":\"voice.vad.state\",\"state\":\"silence\","));

            assertThat(logs.lines())
                    .noneMatch(line -> line.contains("\"service\":\"web\"") && line.matches(".*rum-[56].*"));
        }
        assertThat(events("voice.vad.state", "silence", "-") - spoken).isEqualTo(1);
        assertThat(registry.get("web_vitals_lcp").summary().count()).isEqualTo(before);
        assertThat(exposed("web_sse_stalls")).isEqualTo(stalls);
    }

    @Test
    void eventsAreCountedUnderWordsThatWeKnow() {
        double known = events("voice.vad.state", "speaking", "-");
        double unknown = events("other", "other", "other");

        report(
                "rum-2",
                "[{\"type\":\"voice.vad.state\",\"state\":\"speaking\"},"
                        + "{\"type\":\"x\",\"state\":\"y\",\"outcome\":\"z\"},{\"state\":\"speaking\"},7]");

        assertThat(events("voice.vad.state", "speaking", "-") - known).isEqualTo(1);
        assertThat(events("other", "other", "other") - unknown).isEqualTo(1);
    }

    @Test
    void aReportHasOnlySoManyEvents() {
        double before = events("voice.barge.trigger", "-", "-");

        report("rum-3", "[" + "{\"type\":\"voice.barge.trigger\"},".repeat(999) + "{}]");

        assertThat(events("voice.barge.trigger", "-", "-") - before).isEqualTo(50);
    }

    @Test
    void howLongSomethingPlayedIsRecorded() {
        report("rum-4", "{\"type\":\"voice.tts.playback_end\",\"outcome\":\"ok\",\"durationMs\":1200}");

        assertThat(registry.get("coachup_ui_voice_tts_playback")
                        .tag("outcome", "ok")
                        .summary()
                        .totalAmount())
                .isEqualTo(1200);
    }

    @Test
    void vitalsAreTakenAsJsonAndAsTextWithAndWithoutAToken() throws Exception {
        long before = registry.get("web_vitals_lcp").summary().count();
        double stalls = exposed("web_sse_stalls");

        try (Logs logs = Logs.capture()) {
            vitals("rum-v1", "text/plain;charset=UTF-8", "Bearer nonsense", "192.0.2.1", VITALS, 204);
            vitals("rum-v2", "application/json", World.ISSUER.bearer("ada"), "192.0.2.1", VITALS, 204);
            vitals("rum-v3", "text/plain", null, "192.0.2.1", "{\"webVitals\":{\"lcpMs\":-1,\"inpMs\":\"1\"}}", 204);

            for (String id : List.of("rum-v1", "rum-v2")) {
                assertThat(logs.line(id, "\"service\":\"web\""))
                        .contains("\"page\":\"/chat\"", "\"cls\":0.02", "\"stalls\":2", "\"firstTokenMs\":700");
            }
            assertThat(logs.lines()).noneMatch(line -> line.contains("rum-v3") && line.contains("\"service\":\"web\""));
        }
        assertThat(registry.get("web_vitals_lcp").summary().count() - before).isEqualTo(2);
        assertThat(registry.get("web_sse_first_token").summary().count()).isGreaterThanOrEqualTo(2);
        assertThat(exposed("web_sse_stalls") - stalls).isEqualTo(4);
        vitals("rum-v4", "text/plain", null, "192.0.2.1", "{\"page\":\"" + "x".repeat(9000) + "\"}", 413);
        vitals("rum-v5", "text/plain", null, "192.0.2.1", "lcp=1", 400);
    }

    @Test
    void whoIsNotSignedInReportsLessAndTakesNothingFromWhoIs() {
        for (int i = 0; i < 20; i++) {
            vitals("rum-n" + i, "text/plain", null, "192.0.2.2", VITALS, 204);
        }
        double refused = exposed("convex_rate_limit_events{limit=\"visitor\"");

        vitals("rum-n21", "text/plain", null, "192.0.2.2", VITALS, 429);
        vitals("rum-n22", "text/plain", "Bearer nonsense", "192.0.2.2", VITALS, 429);
        vitals("rum-n23", "text/plain", World.ISSUER.bearer("grace"), "192.0.2.2", VITALS, 204);
        vitals("rum-n24", "text/plain", null, "192.0.2.3", VITALS, 204);

        assertThat(exposed("convex_rate_limit_events{limit=\"visitor\"") - refused)
                .isEqualTo(2);
    }

    private static void vitals(
            String requestId, String type, String authorization, String address, String body, int status) {
        var request = given().header("x-request-id", requestId)
                .header("x-forwarded-for", address)
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8));
        if (authorization != null) {
            request.header("authorization", authorization);
        }
        assertThat(request.post("/api/telemetry/vitals")
                        .then()
                        .statusCode(status)
                        .extract()
                        .asString())
                .isEmpty();
    }

    /** The value of the only series that begins so. */
    private double exposed(String series) {
        return given().get(management.resolve("/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private double events(String event, String state, String outcome) {
        var counter = registry.find("coachup_ui_voice_events")
                .tags("event", event, "state", state, "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static void report(String requestId, String json) {
        given().header("x-request-id", requestId)
                .contentType("text/plain")
                .body(json)
                .post("/api/telemetry/voice")
                .then()
                .statusCode(204);
    }
}
