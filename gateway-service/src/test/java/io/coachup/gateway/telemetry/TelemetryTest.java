package io.coachup.gateway.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.testing.Logs;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What becomes of what pages report. */
@GatewayTest
class TelemetryTest {

    @Inject
    MeterRegistry registry;

    @Test
    void whatAPageMeasuredBecomesALine() throws Exception {
        try (Logs logs = Logs.capture()) {
            report(
                    "rum-1",
                    """
                    {"page":"/skills/secret-skill","userId":"ada","webVitals":{"lcpMs":1600,"inpMs":90,"cls":0.02,"ttfbMs":-1},
                     "sse":{"stalls":0,"firstTokenMs":700,"text":"secret"},"audio":{"startMs":"soon","bytesDownloaded":4096}}""");

            assertThat(logs.line("rum-1", "\"service\":\"web\""))
                    .contains("\"page\":\"/skills/{id}\"")
                    .contains("\"webVitals\":{\"cls\":0.02,\"inpMs\":90,\"lcpMs\":1600}")
                    .contains("\"sse\":{\"firstTokenMs\":700,\"stalls\":0}")
                    .contains("\"audio\":{\"bytesDownloaded\":4096}")
                    .doesNotContain("secret", "ada", "ttfbMs");
        }
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
