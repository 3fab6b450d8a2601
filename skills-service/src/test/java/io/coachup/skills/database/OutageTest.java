package io.coachup.skills.database;

import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.skills.support.ServiceTest;
import io.coachup.testing.LocalTokens;
import io.coachup.testing.PostgresSwitch;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL goes away under load and comes back: whoever asked meanwhile was told so, and nothing that was stored is lost. */
@ServiceTest
@Timeout(60)
class OutageTest {

    private static final int PEOPLE = 8;
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Set by the test resource. */
    PostgresSwitch postgres;

    @Inject
    DataSource dataSource;

    @Test
    void nothingThatWasStoredIsLostInAShortOutage() throws Exception {
        goAway(Duration.ofSeconds(1));
    }

    @Test
    @Tag("long")
    void nothingThatWasStoredIsLostInTenSeconds() throws Exception {
        goAway(Duration.ofSeconds(10));
    }

    private void goAway(Duration outage) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                ScheduledExecutorService clock = Executors.newScheduledThreadPool(PEOPLE)) {
            List<Person> people = IntStream.range(0, PEOPLE)
                    .mapToObj(_ -> new Person(client, unique("user"), unique("s")))
                    .toList();
            List<ScheduledFuture<?>> talks = people.stream()
                    .<ScheduledFuture<?>>map(person ->
                            clock.scheduleWithFixedDelay(person::talk, 0, PACE.toMillis(), TimeUnit.MILLISECONDS))
                    .toList();
            await(() -> people.stream().allMatch(person -> person.stored.size() >= 5));

            long away = System.nanoTime();
            postgres.off();
            try {
                await(() -> people.stream().allMatch(person -> person.refused.size() >= 2)
                        && System.nanoTime() - away > outage.toNanos());
            } finally {
                postgres.on();
            }
            List<Integer> before =
                    people.stream().map(person -> person.stored.size()).toList();
            await(() -> IntStream.range(0, PEOPLE)
                    .allMatch(i -> people.get(i).stored.size() > before.get(i) + 5));
            assertThat(talks).noneMatch(ScheduledFuture::isDone);
            clock.shutdown();
            assertThat(clock.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

            for (Person person : people) {
                assertThat(person.wrong).isEmpty();
                // Whoever was refused says it again; it may have been stored all the same, and is not stored twice.
                for (String again : List.copyOf(person.refused)) {
                    assertThat(person.say(again).statusCode()).isEqualTo(200);
                    person.stored.add(again);
                }
                assertThat(rows(person.session)).containsExactlyInAnyOrderElementsOf(person.stored);
            }
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(LIMIT).pollInterval(PACE).until(condition);
    }

    private List<String> rows(String session) {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        "select message_id from interactions join sessions using (session_key) where session_id = :session")
                .bind("session", session)
                .mapTo(String.class)
                .list());
    }

    /** Somebody who talks, and looks at what they said. */
    private static final class Person {

        private final HttpClient client;
        private final String token;
        private final String session;
        private final Queue<String> stored = new ConcurrentLinkedQueue<>();
        private final Queue<String> refused = new ConcurrentLinkedQueue<>();
        private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

        Person(HttpClient client, String user, String session) {
            this.client = client;
            this.token = LocalTokens.bearer(user);
            this.session = session;
        }

        void talk() {
            String messageId = unique("m");
            try {
                List<String> earlier = List.copyOf(stored);
                HttpResponse<String> answer = say(messageId);
                if (answer.statusCode() == 200) {
                    stored.add(messageId);
                } else {
                    refused.add(messageId);
                    check(answer);
                }
                look(earlier);
            } catch (IOException e) {
                wrong.add("no answer: " + e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        HttpResponse<String> say(String messageId) throws IOException, InterruptedException {
            String body = MAPPER.writeValueAsString(body(
                    "sessionId", session, "messageId", messageId, "role", "user", "content", "I said " + messageId));
            return client.send(
                    request("/api/messages/ingest")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        /** What is answered is all that was stored before, or that it can't be read now. */
        private void look(List<String> earlier) throws IOException, InterruptedException {
            HttpResponse<String> answer = client.send(
                    request("/api/v1/transcripts?limit=100&sessionId=" + session)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                check(answer);
                return;
            }
            List<String> newest = earlier.subList(Math.max(0, earlier.size() - 50), earlier.size());
            List<String> seen = new ArrayList<>(StreamSupport.stream(
                            MAPPER.readTree(answer.body()).path("items").spliterator(), false)
                    .map(item -> item.path("id").asText())
                    .toList());
            if (!seen.containsAll(newest)) {
                wrong.add("what was stored is not there");
            }
        }

        private void check(HttpResponse<String> answer) throws IOException {
            JsonNode error = MAPPER.readTree(answer.body());
            boolean isRight = answer.statusCode() == 502
                    && "convex_query_failed".equals(error.path("code").asText())
                    && answer.headers().firstValue("retry-after").isPresent();
            if (!isRight) {
                wrong.add(answer.statusCode() + " " + answer.body());
            }
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                    .timeout(Duration.ofSeconds(15))
                    .header("authorization", token)
                    .header("content-type", "application/json");
        }
    }
}
