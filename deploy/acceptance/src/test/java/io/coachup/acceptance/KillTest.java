package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Conversations go on while services and stand-ins are killed with SIGKILL at seeded moments: every group whose end was
 * acknowledged is finalized exactly once and in the order of its session, and nothing is left anywhere.
 */
@Tag("long")
class KillTest {

    private static final long SEED = 20_261_123;
    private static final int SPEAKERS = 10;
    private static final int CONVERSATIONS_EACH = 10;
    private static final List<String> VICTIMS =
            List.of("skills-service", "assessment-worker", "sqs", "postgres", "gateway-service");
    private static final int KILLS = 10;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(150);
    private static final Pattern COUNT =
            Pattern.compile("<Name>ApproximateNumberOfMessages(?:NotVisible)?</Name>\\s*<Value>(\\d+)</Value>");

    private final AtomicBoolean killing = new AtomicBoolean(true);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void everyAcknowledgedGroupIsFinalizedOnceAndInOrder() throws Exception {
        try (Suite suite = Suite.start("kill", Map.of("ASSESSMENT_RESEND_AFTER", "PT20S"), "--durable")) {
            Thread killer = Thread.ofPlatform().start(() -> kill(suite));
            try (ExecutorService speakers = Executors.newFixedThreadPool(SPEAKERS)) {
                IntStream.range(0, SPEAKERS).forEach(i -> speakers.submit(() -> speak(suite, i)));
            }
            killer.join();

            System.out.println("conversations acknowledged under " + KILLS + " kills: " + acknowledged.size());
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(SPEAKERS * CONVERSATIONS_EACH);
            awaitSettled(suite);
            try (Connection database = DriverManager.getConnection(suite.database())) {
                assertThat(number(database, "select count(*) from assessment_jobs where status <> 'done'"))
                        .isZero();
                assertThat(number(database, "select count(*) from assessments")).isEqualTo(acknowledged.size());
                assertThat(groups(database)).isEqualTo(acknowledged);
                assertThat(
                                number(
                                        database,
                                        """
                                select count(*) from assessments a join assessments b using (session_key)
                                join assessment_jobs ja on (ja.session_key, ja.group_id) = (a.session_key, a.group_id)
                                join assessment_jobs jb on (jb.session_key, jb.group_id) = (b.session_key, b.group_id)
                                where ja.seq < jb.seq and a.id > b.id
                                """))
                        .as("finalized out of order")
                        .isZero();
            }
            assertThat(messages(suite, "coach-up-assessments-dlq.fifo")).isZero();
        }
    }

    private void speak(Suite suite, int speaker) {
        List<Conversations.Conversation> bundled = Conversations.all();
        Client client = patiently(() -> Client.of(suite, "speaker-" + speaker));
        String session = "s-" + UUID.randomUUID();
        for (int i = 0; i < CONVERSATIONS_EACH || killing.get(); i++) {
            List<JsonNode> messages =
                    bundled.get((speaker + i) % bundled.size()).messages();
            for (int m = 0; m < messages.size(); m++) {
                JsonNode message = messages.get(m);
                String messageId = i + "-" + m;
                JsonNode answer = patiently(() -> accepted(client.post(
                        "/api/messages/ingest",
                        "sessionId",
                        session,
                        "messageId",
                        messageId,
                        "role",
                        message.path("role").asText(),
                        "content",
                        message.path("content").asText())));
                if (m == messages.size() - 1) {
                    acknowledged.add(answer.path("groupId").asText());
                }
            }
        }
    }

    private static JsonNode accepted(Client.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("answered " + answer.status());
        }
        return answer.json();
    }

    /** A client repeats what was not acknowledged; its message ids make that safe. */
    private static <T> T patiently(Supplier<T> call) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(90));
        while (true) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                if (Instant.now().isAfter(limit)) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private void kill(Suite suite) {
        Random random = new Random(SEED);
        Instant next = Instant.now().plusSeconds(1);
        int kills = 0;
        while (kills < KILLS) {
            if (Instant.now().isAfter(next)) {
                String victim = VICTIMS.get(kills++ % VICTIMS.size());
                ProcessHandle.of(suite.pid(victim)).ifPresent(ProcessHandle::destroyForcibly);
                next = Instant.now().plusMillis(3_000 + random.nextInt(3_000));
            }
            Thread.onSpinWait();
        }
        killing.set(false);
    }

    private void awaitSettled(Suite suite) throws Exception {
        Instant limit = Instant.now().plus(SETTLED_WITHIN);
        while (!settled(suite)) {
            assertThat(Instant.now()).as("jobs and queue are empty in time").isBefore(limit);
        }
    }

    private static boolean settled(Suite suite) throws Exception {
        try (Connection database = DriverManager.getConnection(suite.database())) {
            return number(database, "select count(*) from assessment_jobs where status <> 'done'") == 0
                    && messages(suite, "coach-up-assessments.fifo") == 0;
        } catch (SQLException | IOException e) {
            // What was killed last is still coming back.
            return false;
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Set<String> groups(Connection database) throws SQLException {
        Set<String> groups = ConcurrentHashMap.newKeySet();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select group_id from assessments")) {
            while (row.next()) {
                groups.add(row.getString(1));
            }
        }
        return groups;
    }

    private static long messages(Suite suite, String queue) throws IOException, InterruptedException {
        URI attributes = URI.create(
                suite.queueServer() + "/000000000000/" + queue + "?Action=GetQueueAttributes&AttributeName.1=All");
        String xml = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(attributes).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher counts = COUNT.matcher(xml);
        long sum = 0;
        boolean found = false;
        while (counts.find()) {
            found = true;
            sum += Long.parseLong(counts.group(1));
        }
        if (!found) {
            throw new IOException("No counts in the queue's attributes");
        }
        return sum;
    }
}
