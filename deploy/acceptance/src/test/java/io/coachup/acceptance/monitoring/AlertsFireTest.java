package io.coachup.acceptance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.Installed;
import io.coachup.acceptance.SpeechClient;
import io.coachup.acceptance.Suite;
import io.coachup.acceptance.Wav;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The specification's alerts fire in a real Prometheus when what they watch for happens. Windows and waits are seconds
 * instead of minutes; thresholds are the specification's.
 */
@Tag("long")
class AlertsFireTest {

    private static final List<String> SERVICES = List.of("GATEWAY", "SPEECH", "SKILLS", "WORKER");

    /** Nobody listens there, so every provider fails at once. */
    private static final Map<String, String> PROVIDERS_AWAY = Map.of(
            "OPENAI_BASE_URL", "http://127.0.0.1:1/v1",
            "OPENAI_API_KEY", "sk-of-the-test",
            "STT_PROVIDER", "openai",
            "TTS_PROVIDER", "openai",
            "AI_ASSESS_ENABLED", "1",
            "AI_PROVIDER_ASSESS", "openai",
            "ASSESSMENTS_RETRY_BASE", "PT1S",
            "WORKER_CONCURRENCY", "8");

    private static final List<String> OF_PROVIDERS = List.of(
            "CoachUpSTTErrorRateHigh",
            "CoachUpTTSErrorRateHigh",
            "CoachUpSpeechProviderErrors",
            "CoachUpAssessmentsFailureRateHigh",
            "CoachUpAssessmentsRetriesSpike",
            "CoachUpAssessmentsEnqueueP95High");

    private static final String OF_THE_QUEUE = "CoachUpSQSSendErrors";
    private static final byte[] RECORDING = Wav.ofSeconds(1);
    private static final int SESSIONS_AT_ONCE = 5;

    private final AtomicInteger sessions = new AtomicInteger();

    @Test
    void theSpecificationsAlertsFireWhenWhatTheyWatchForHappens() throws Exception {
        Installed.require("prometheus");
        try (Suite suite = Suite.start("alerts", PROVIDERS_AWAY, "--observe");
                Prometheus prometheus = Prometheus.scraping(targets(suite), shortened())) {
            Client person = Client.of(suite, "ada");
            assertThat(person.post("/api/v1/skills/track", "skillId", "empathy").status())
                    .isEqualTo(200);
            assertThat(firing(prometheus)).doesNotContainAnyElementsOf(OF_PROVIDERS);

            for (String alert : OF_PROVIDERS) {
                prometheus.await("/api/v1/alerts", answer -> {
                    useWhatFails(person);
                    return firing(answer).contains(alert);
                });
            }
            assertThat(firing(prometheus)).doesNotContain(OF_THE_QUEUE);

            deleteQueue(suite);
            prometheus.await("/api/v1/alerts", answer -> {
                useWhatFails(person);
                return firing(answer).contains(OF_THE_QUEUE);
            });
            theObserverOfTheSuiteSeesTheServicesAndHasTheRules(suite);
        }
    }

    private static void theObserverOfTheSuiteSeesTheServicesAndHasTheRules(Suite suite) throws Exception {
        assertThat(json(suite.prometheus() + "/api/v1/targets")
                        .path("data")
                        .path("activeTargets")
                        .findValuesAsText("health"))
                .containsExactly("up", "up", "up", "up");
        assertThat(json(suite.prometheus() + "/api/v1/rules")
                        .path("data")
                        .path("groups")
                        .findValuesAsText("health"))
                .hasSize(Rules.read().size());
        assertThat(suite.output()).anyMatch(line -> line.contains(suite.prometheus() + "/alerts"));
    }

    private void useWhatFails(Client person) {
        person.post("/api/v1/tts", "text", "Hello there");
        new SpeechClient(person).transcribe(RECORDING, "audio/wav", Map.of());
        for (int i = 0; i < SESSIONS_AT_ONCE; i++) {
            String session = "alerts-" + sessions.incrementAndGet();
            person.post(
                    "/api/messages/ingest",
                    "sessionId",
                    session,
                    "messageId",
                    "first",
                    "role",
                    "user",
                    "content",
                    "I understand how you feel, and I would like to hear more about it.");
            person.post("/api/assessments/run", "sessionId", session);
        }
    }

    private static List<String> targets(Suite suite) {
        return SERVICES.stream()
                .map(service -> URI.create(suite.metrics(service)).getAuthority())
                .toList();
    }

    /** The rules with seconds in place of minutes. */
    private static Path shortened() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "shortened-rules"));
        for (String file : List.of("assessments.yaml", "speech.yaml")) {
            String rules = Files.readString(Rules.MONITORING.resolve("rules").resolve(file));
            Files.writeString(
                    folder.resolve(file), rules.replaceAll("\\[\\d+m]", "[20s]").replaceAll("for: \\d+m", "for: 2s"));
        }
        return folder;
    }

    private static TreeSet<String> firing(Prometheus prometheus) throws InterruptedException {
        return firing(prometheus.get("/api/v1/alerts"));
    }

    private static TreeSet<String> firing(JsonNode answer) {
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode alert : answer.path("data").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                names.add(alert.path("labels").path("alertname").asText());
            }
        }
        return names;
    }

    private static void deleteQueue(Suite suite) throws Exception {
        String path = URI.create(suite.settings().get("AWS_SQS_QUEUE_URL")).getPath();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(
                                    HttpRequest.newBuilder(URI.create(suite.queueServer() + path))
                                            .header("content-type", "application/x-www-form-urlencoded")
                                            .POST(HttpRequest.BodyPublishers.ofString("Action=DeleteQueue"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static JsonNode json(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new ObjectMapper()
                    .readTree(http.send(
                                    HttpRequest.newBuilder(URI.create(address)).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }
}
