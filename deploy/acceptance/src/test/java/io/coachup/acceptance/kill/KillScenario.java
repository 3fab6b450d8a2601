package io.coachup.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.Conversations;
import io.coachup.acceptance.Suite;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Conversations go on while services and stand-ins are killed with SIGKILL at seeded moments. Then every group whose end
 * was acknowledged has to be finalized exactly once and in the order of its session, and nothing may be left anywhere.
 */
final class KillScenario {

    private static final long SEED = 20_261_123;
    private static final int SPEAKERS = 10;
    private static final int CONVERSATIONS_EACH = 10;
    private static final int KILLS = 10;
    private static final int CONVERSATIONS_BETWEEN_KILLS = 20;
    private static final int ASSESSED_BETWEEN_KILLS = 10;
    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long TRY_AGAIN_NANOS = 50_000_000;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(150);
    private static final Pattern COUNT =
            Pattern.compile("<Name>ApproximateNumberOfMessages(?:NotVisible)?</Name>\\s*<Value>(\\d+)</Value>");

    private final AtomicBoolean killing = new AtomicBoolean(true);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private final Suite suite;
    private final List<String> victims;

    /** Kills these processes of the suite, one after the other. */
    KillScenario(Suite suite, List<String> victims) {
        this.suite = suite;
        this.victims = victims;
    }

    /** Fails with an {@link AssertionError} when something was lost, done twice, done out of order or left over. */
    void run() throws Exception {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<?>> ends = new ArrayList<>();
            ends.add(threads.submit(this::kill));
            IntStream.range(0, SPEAKERS).forEach(i -> ends.add(threads.submit(() -> speak(i))));
            for (Future<?> end : ends) {
                end.get();
            }
        }

        System.out.println("conversations acknowledged under " + KILLS + " kills: " + acknowledged.size());
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(SPEAKERS * CONVERSATIONS_EACH);
        awaitSettled();
        try (Connection database = DriverManager.getConnection(suite.database())) {
            assertThat(groups(database)).as("assessed groups").isEqualTo(acknowledged);
            assertThat(number(database, "select count(*) from assessments"))
                    .as("assessments, one a group")
                    .isEqualTo(acknowledged.size());
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
        assertThat(messages("coach-up-assessments-dlq.fifo")).isZero();
    }

    private void speak(int speaker) {
        List<Conversations.Conversation> bundled = Conversations.all();
        Client client = patiently(() -> Client.of(suite, "speaker-" + speaker));
        String session = null;
        for (int i = 0; i < CONVERSATIONS_EACH || killing.get(); i++) {
            // Sessions of one to three conversations: the last one has none after it that could bring it along.
            session = session == null || i % 4 != 1 && i % 4 != 2 ? "s-" + UUID.randomUUID() : session;
            String sessionId = session;
            List<JsonNode> messages =
                    bundled.get((speaker + i) % bundled.size()).messages();
            for (int m = 0; m < messages.size(); m++) {
                JsonNode message = messages.get(m);
                String messageId = i + "-" + m;
                JsonNode answer = patiently(() -> accepted(client.post(
                        "/api/messages/ingest",
                        "sessionId",
                        sessionId,
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
        Instant limit = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                if (Instant.now().isAfter(limit)) {
                    throw e;
                }
                // Clients don't hammer a service that is coming back.
                LockSupport.parkNanos(TRY_AGAIN_NANOS);
            }
        }
    }

    /** Each kill comes a while after conversations and assessments went on, so that it hits work and no start. */
    private void kill() {
        Random random = new Random(SEED);
        try {
            for (int kills = 0; kills < KILLS; kills++) {
                String victim = victims.get(kills % victims.size());
                int known = acknowledged.size();
                long assessed = patiently(this::assessments);
                Instant limit = Instant.now().plus(PATIENCE);
                while (acknowledged.size() < known + CONVERSATIONS_BETWEEN_KILLS
                        || !isAtWork(victim)
                        || patiently(this::assessments) < assessed + ASSESSED_BETWEEN_KILLS) {
                    assertThat(Instant.now())
                            .as("conversations go on beside %s before kill %d", victim, kills)
                            .isBefore(limit);
                    LockSupport.parkNanos(TRY_AGAIN_NANOS);
                }
                LockSupport.parkNanos(random.nextLong(2 * NANOS_PER_SECOND));
                assertThat(process(victim).map(ProcessHandle::destroyForcibly))
                        .as("%s is killed", victim)
                        .contains(true);
            }
        } finally {
            killing.set(false);
        }
    }

    /** True when the victim answers, so that it has started. */
    private boolean isAtWork(String victim) {
        try {
            return switch (victim) {
                case "postgres" -> isConnectable();
                case "sqs" -> messages("coach-up-assessments.fifo") >= 0;
                default -> isReady(victim);
            };
        } catch (IOException | SQLException e) {
            // It is coming back.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long assessments() {
        try (Connection database = DriverManager.getConnection(suite.database())) {
            return number(database, "select count(*) from assessments");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isConnectable() throws SQLException {
        try (Connection database = DriverManager.getConnection(suite.database())) {
            return number(database, "select 1") == 1;
        }
    }

    private boolean isReady(String service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.readiness(service)))
                .timeout(CALL_LIMIT)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** The file with the id is being written when a process has just started. */
    private Optional<ProcessHandle> process(String victim) {
        return ProcessHandle.of(patiently(() -> victim.equals("postgres") ? suite.postmasterPid() : suite.pid(victim)));
    }

    private void awaitSettled() throws Exception {
        Instant limit = Instant.now().plus(SETTLED_WITHIN);
        while (!settled()) {
            assertThat(Instant.now()).as("jobs and queue are empty in time").isBefore(limit);
            LockSupport.parkNanos(TRY_AGAIN_NANOS);
        }
    }

    private boolean settled() throws Exception {
        try (Connection database = DriverManager.getConnection(suite.database())) {
            return number(database, "select count(*) from assessment_jobs where status <> 'done'") == 0
                    && messages("coach-up-assessments.fifo") == 0;
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

    private long messages(String queue) throws IOException, InterruptedException {
        URI attributes = URI.create(
                suite.queueServer() + "/000000000000/" + queue + "?Action=GetQueueAttributes&AttributeName.1=All");
        String xml = HTTP.send(
                        HttpRequest.newBuilder(attributes).timeout(CALL_LIMIT).build(),
                        HttpResponse.BodyHandlers.ofString())
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
