package io.coachup.skills.requests;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.ingest;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.skills.database.DatabaseConfig;
import io.coachup.skills.support.ServiceTest;
import io.coachup.testing.Bystander;
import io.coachup.testing.LocalTokens;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that one person sends or has stored costs another their service. */
@Tag("timing")
@ServiceTest
class FairnessTest {

    private static final int LIMIT = 32_768;
    private static final int PAGE_BYTES = 1_048_576;
    private static final int LARGE = 200_000;

    /** The first pages of a process take ten times as long as all others. */
    private static final int WARM_UP = 10;

    @Inject
    DataSource dataSource;

    @Inject
    DatabaseConfig database;

    private final String attacker = unique("user");
    private final String session = unique("s");
    private final String elsewhere = unique("s");

    @Test
    void hugeHostileMessagesAreRefusedAndNobodyElseNotices() throws Exception {
        String huge = "a" + "\u0301".repeat(75_000);

        Bystander.noticesNothing(this::anotherPersonSpeaks, () -> inParallel(
                        4, () -> ingest(attacker, session, unique("m"), "user", huge))
                .forEach(answer -> answer.statusCode(413)
                        .body(
                                "error",
                                equalTo("content must not be longer than 32768 bytes of UTF-8: send it in parts"))
                        .body("maxBytes", equalTo(LIMIT))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "a\u0301", " ", "plan\u0301", "(", "9", "\"", "good luck\u0301"})
    void hostileMessagesAtTheLimitAreTakenAtOnce(String unit) throws Exception {
        int bytes = unit.getBytes(StandardCharsets.UTF_8).length;
        String largest = "a" + unit.repeat((LIMIT - 1) / bytes);

        Bystander.noticesNothing(this::anotherPersonSpeaks, () -> {
            long start = System.nanoTime();
            inParallel(8, () -> ingest(attacker, unique("s"), unique("m"), "user", largest))
                    .forEach(answer -> answer.statusCode(200));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        });
    }

    @Test
    void aReportedTurnHasTheSameLimit() {
        report("x".repeat(LIMIT)).then().statusCode(200);
        report("x".repeat(LIMIT) + "x").then().statusCode(413).body("maxBytes", equalTo(LIMIT));
        report("\u4f60".repeat(LIMIT / 3 + 1)).then().statusCode(413);
    }

    /** With a client that costs little, because the bystander shares the machine with it. */
    @Test
    void pagesOfLargeTurnsEndAtTheirBytesAndNobodyElseNotices() throws Exception {
        storeLargeTurns(400);
        assertThat(messageIds(page("/api/v1/interactions", null).jsonPath())).isEqualTo(ids(396, 400));
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + RestAssured.port + "/api/v1/interactions?limit=500&sessionId=" + session))
                .header("authorization", LocalTokens.bearer(attacker))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < WARM_UP; i++) {
                client.send(request, BodyHandlers.discarding());
            }
            Bystander.noticesNothing(this::anotherPersonSpeaks, () -> inParallel(
                            6, () -> client.send(request, BodyHandlers.ofByteArray()))
                    .forEach(page -> assertThat(page.body()).hasSizeBetween(PAGE_BYTES - 2 * LARGE, PAGE_BYTES)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/interactions", "/api/v1/transcripts"})
    void theCursorLeadsThroughAllLargeTurns(String path) {
        storeLargeTurns(23);
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response answer = page(path, cursor);
            assertThat(answer.asByteArray()).hasSizeLessThan(PAGE_BYTES);
            seen.addAll(0, messageIds(answer.jsonPath()));
            cursor = answer.jsonPath().getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).isEqualTo(ids(1, 23));
    }

    @Test
    void aPromptsContextIsSmallWhateverIsStored() {
        storeLargeTurns(12);

        byte[] context = as(attacker)
                .body(body("sessionId", session))
                .post("/chat/context")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(context).hasSizeLessThan(100_000);
    }

    /** An hour of speech is one message, and more than anybody types. */
    @Test
    void aLongRecordingIsStoredWhole() {
        String said = "We went on and on about it. ".repeat(30_000).strip();
        heard(said).then().statusCode(200);
        heard(said + said).then().statusCode(413).body("maxBytes", equalTo(PAGE_BYTES));

        Response page = page("/api/v1/transcripts", null);
        assertThat(page.jsonPath().getString("items[0].text")).isEqualTo(said);
    }

    private Response heard(String text) {
        return as(attacker)
                .body(body("sessionId", session, "messageId", unique("m"), "text", text, "ts", 1))
                .post("/speech/transcripts");
    }

    @Test
    void eventsHaveACursorToo() {
        IntStream.rangeClosed(1, 5).forEach(i -> ingest(attacker, session, "m" + i, "user", "Sentence " + i));
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath events = as(attacker)
                    .queryParam("sessionId", session)
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor == null ? "" : cursor)
                    .get("/api/v1/events")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(events.getList("events.payload.messageId", String.class));
            cursor = events.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).containsExactly("m5", "m4", "m3", "m2", "m1");
    }

    @Test
    void manyTurnsOfOneMomentDoNotSlowTheNextOneDown() throws Exception {
        ingest(attacker, session, "m0", "user", "Hello").statusCode(200);
        long ts = System.currentTimeMillis();
        Jdbi.create(dataSource).useHandle(handle -> handle.createUpdate(
                        """
                        insert into interactions (session_key, message_id, role, content_hash, text, ts, created_at)
                        select session_key, 'n' || n, 'user', 'h', n || repeat('x', 3000), :ts, :ts
                        from sessions, generate_series(10000, 29999) n where session_id = :session
                        """)
                .bind("ts", ts)
                .bind("session", session)
                .execute());

        Bystander.noticesNothing(this::anotherPersonSpeaks, () -> {
            long start = System.nanoTime();
            for (int i = 10_000; i < 10_020; i++) {
                ingest(attacker, session, "again" + i, "user", i + "y".repeat(3000))
                        .statusCode(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        });
    }

    /** The slowest thing that a request can do is to wait: here for the row of the attacker's own session. */
    @Test
    void whoFillsAllTheirPlacesWithSlowRequestsWaitsAlone() throws Exception {
        ingest(attacker, session, "m0", "user", "Hello").statusCode(200);
        int requests = database.poolSize() + 12;
        String token = LocalTokens.bearer(attacker);

        try (HttpClient client = HttpClient.newHttpClient()) {
            Bystander.noticesNothing(this::anotherPersonSpeaks, () -> {
                List<CompletableFuture<HttpResponse<Void>>> answers;
                try (Handle holder = Jdbi.create(dataSource).open()) {
                    holder.begin();
                    holder.execute("select 1 from sessions where session_id = ? for update", session);
                    answers = IntStream.rangeClosed(1, requests)
                            .mapToObj(i -> client.sendAsync(attackersMessage(token, i), BodyHandlers.discarding()))
                            .toList();
                    int spoken = 0;
                    while (spoken < 15 || waitingForTheSession() < database.connectionsPerCaller() && spoken < 100) {
                        assertThat(anotherPersonSpeaks()).isEqualTo(200);
                        spoken++;
                    }
                    assertThat(waitingForTheSession()).isEqualTo(database.connectionsPerCaller());
                    holder.rollback();
                }
                for (CompletableFuture<HttpResponse<Void>> answer : answers) {
                    assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
                }
            });
        }
    }

    private HttpRequest attackersMessage(String token, int number) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/messages/ingest"))
                .header("authorization", token)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"sessionId\":\"%s\",\"messageId\":\"m%d\",\"role\":\"user\",\"content\":\"Hello\"}"
                                .formatted(session, number)))
                .build();
    }

    private int waitingForTheSession() {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query like '%from sessions%'
                        """)
                .mapTo(Integer.class)
                .one());
    }

    private int anotherPersonSpeaks() {
        return ingest("grace", elsewhere, unique("m"), "user", "I'd like to speak more calmly.")
                .extract()
                .statusCode();
    }

    private Response report(String text) {
        return as(attacker)
                .body(body(
                        "sessionId",
                        session,
                        "messageId",
                        unique("m"),
                        "role",
                        "user",
                        "contentHash",
                        "h",
                        "text",
                        text,
                        "ts",
                        1))
                .post("/api/v1/interactions");
    }

    private Response page(String path, String cursor) {
        return as(attacker)
                .queryParam("sessionId", session)
                .queryParam("limit", 500)
                .queryParam("cursor", cursor == null ? "" : cursor)
                .get(path);
    }

    private void storeLargeTurns(int count) {
        as(attacker)
                .body(body("sessionId", session))
                .post("/chat/context")
                .then()
                .statusCode(200);
        Jdbi.create(dataSource).useHandle(handle -> handle.createUpdate(
                        """
                        insert into interactions (session_key, message_id, role, content_hash, text, ts, created_at)
                        select session_key, 'm' || n, 'user', 'h', repeat('x', :size), n, n
                        from sessions, generate_series(1, :count) n where session_id = :session
                        """)
                .bind("size", LARGE)
                .bind("count", count)
                .bind("session", session)
                .execute());
    }

    private static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer :
                    clients.invokeAll(Stream.generate(() -> call).limit(times).toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static List<String> messageIds(JsonPath page) {
        List<String> turns = page.getList("interactions.messageId");
        return turns != null ? turns : page.getList("items.id");
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "m" + i).toList();
    }
}
