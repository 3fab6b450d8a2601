package io.coachup.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However many different things people send, there are no more series than before. */
@Tag("long")
class CardinalityTest {

    private static final int ALL = 10_000;

    /** So many of each kind are sent first, so that every series that is made at its first use is there. */
    private static final int WARM = 5;

    private static final int THREADS = 8;
    private static final List<String> SERVICES = List.of("GATEWAY", "SPEECH", "SKILLS", "WORKER");

    /** What the virtual machine and its libraries tell of themselves depends on what happens in them, not on who asks. */
    private static final List<String> OF_THE_PROCESS = List.of("#", "jvm_", "process_", "system_", "agroal_", "netty_");

    private final Suite suite = FuzzSuite.running().suite();
    private final Person person = FuzzSuite.running().newPerson();

    /** Each with a value of its own in everything that might become a label. */
    private final List<IntFunction<HttpRequest.Builder>> kinds = List.of(
            i -> to("/nowhere/" + i + "/path" + i),
            i -> to("/api/assessments/session-" + i),
            i -> to("/api/v1/transcripts?sessionId=session-" + i + "&groupId=group-" + i + "&x" + i + "=" + i),
            i -> to("/api/v1/skills?id=skill-" + i + "&category=c" + i)
                    .method("M" + i % 7, HttpRequest.BodyPublishers.noBody()),
            i -> to("/api/v1/skills?id=skill-" + i)
                    .header("x-provider", "provider-" + i)
                    .header("x-model-id", "model-" + i)
                    .header("x-session-id", "session-" + i)
                    .header("x-group-id", "group-" + i)
                    .header("x-user-id", "user-" + i)
                    .header("x-header-" + i, "value-" + i),
            i -> to("/api/chat?prompt=Hi&model=model-" + i + "&provider=provider-" + i),
            i -> posted(
                    "/api/messages/ingest",
                    "{\"sessionId\":\"card-%d\",\"messageId\":\"m%d\",\"role\":\"user\",\"content\":\"Hi\"}"
                            .formatted(i, i)),
            i -> posted("/api/v1/tts", "{\"text\":\"Hi\",\"provider\":\"p%d\",\"voiceId\":\"v%d\"}".formatted(i, i)),
            i -> posted(
                    "/api/telemetry/voice",
                    "{\"type\":\"t%d\",\"state\":\"s%d\",\"outcome\":\"o%d\",\"durationMs\":%d}".formatted(i, i, i, i)),
            i -> posted(
                    "/api/telemetry/vitals",
                    "{\"page\":\"/p%d\",\"webVitals\":{\"lcpMs\":%d,\"cls\":0.%d,\"new%d\":1}}".formatted(i, i, i, i)));

    @Test
    void tenThousandDifferentValuesMakeNoNewSeries() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            send(http, 0, WARM * kinds.size());
            awaitWhatRunsByItself(http);
            Set<String> before = series(http);

            send(http, WARM * kinds.size(), ALL);
            Set<String> more = series(http);
            more.removeAll(before);

            assertThat(before).hasSizeGreaterThan(500);
            assertThat(more).isEmpty();
        }
    }

    /** The function of the database that services run by themselves latest after their start. */
    private void awaitWhatRunsByItself(HttpClient http) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> series(http).stream().anyMatch(series -> series.contains("\"audioErasures.take\"")));
    }

    private void send(HttpClient http, int from, int to) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = from; i < to; i++) {
                HttpRequest request = kinds.get(i % kinds.size())
                        .apply(i)
                        .timeout(Duration.ofSeconds(30))
                        .build();
                statuses.add(threads.submit(() -> http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode()));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isBetween(200, 505);
            }
        }
    }

    private Set<String> series(HttpClient http) throws IOException, InterruptedException {
        Set<String> series = new TreeSet<>();
        for (String service : SERVICES) {
            http.send(
                            HttpRequest.newBuilder(URI.create(suite.metrics(service)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> OF_THE_PROCESS.stream().noneMatch(line::startsWith))
                    .map(line -> service + " " + line.substring(0, line.lastIndexOf(' ')))
                    .forEach(series::add);
        }
        return series;
    }

    private HttpRequest.Builder posted(String path, String json) {
        return to(path).header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(suite.gateway() + path))
                .header("authorization", "Bearer " + person.token());
    }
}
