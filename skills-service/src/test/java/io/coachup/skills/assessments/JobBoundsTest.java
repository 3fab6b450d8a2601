package io.coachup.skills.assessments;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.ingest;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.jobs.JobsConfig;
import io.coachup.skills.support.ServiceTest;
import io.coachup.skillsapi.assessments.FinalizeRequest;
import io.coachup.skillsapi.assessments.LoadRequest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A job has a size that a worker can bear, and is not tried for ever. */
@ServiceTest
class JobBoundsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TRANSCRIPT_BYTES = 262_144;

    @Inject
    DataSource dataSource;

    @Inject
    JobsConfig config;

    private final String user = unique("user");
    private final String session = unique("s");

    @Test
    void aJobThatIsLoadedTooOftenIsGivenUp() {
        String group = conversation(user, session, "Hello there");

        IntStream.range(0, config.maxAttempts())
                .forEach(_ -> assertThat(load(group).getString("status")).isEqualTo("open"));

        JsonPath after = load(group);
        assertThat(after.getString("status")).isEqualTo("dead");
        assertThat(after.getString("groupId")).isEqualTo(group);
        assertThat(after.getList("messages")).isEmpty();
        assertThat(row(group)).isEqualTo("dead too_many_attempts");
        as(user).get("/api/assessments/" + session)
                .then()
                .statusCode(200)
                .body("summary.jobError", org.hamcrest.Matchers.equalTo("too_many_attempts"));
    }

    @Test
    void aJobThatKillsItsWorkersDoesNotHoldUpTheNextOne() {
        String deadly = conversation(user, session, "Hello there");
        String next = conversation(user, session, "Hello again");
        set("attempts = " + config.maxAttempts(), deadly);

        assertThat(load(next).getString("groupId")).isEqualTo(next);
        assertThat(row(deadly)).isEqualTo("dead too_many_attempts");
    }

    @Test
    void aJobThatWasGivenUpForAnotherReasonCanBeRedrivenButNotForEver() {
        String group = conversation(user, session, "Hello there");
        set("status = 'dead', reason = 'result_refused'", group);

        assertThat(load(group).getString("status")).isEqualTo("open");
        set("attempts = " + config.maxAttempts(), group);
        assertThat(load(group).getString("status")).isEqualTo("dead");
    }

    @Test
    void aJobThatWasTriedTooOftenHasANewLifeWhenItIsRedriven() {
        String group = conversation(user, session, "Hello there");
        set("attempts = " + config.maxAttempts(), group);
        assertThat(load(group).getString("status")).isEqualTo("dead");

        JsonPath redriven = load(group);

        assertThat(redriven.getString("status")).isEqualTo("open");
        assertThat(redriven.getList("messages")).hasSize(2);
        assertThat(row(group)).isEqualTo("sent null");
        IntStream.range(1, config.maxAttempts())
                .forEach(_ -> assertThat(load(group).getString("status")).isEqualTo("open"));
        assertThat(load(group).getString("status")).isEqualTo("dead");
    }

    @Test
    void aNewLifeDoesNotSendTheMessageThatStartsTheNextOne() {
        String group = conversation(user, session, "Hello there");
        awaitRow(group, "sent null");
        set("status = 'dead', reason = 'attempts_exhausted', sends = " + config.maxAttempts(), group);

        assertThat(load(group).getString("status")).isEqualTo("open");
        assertThat(number("sends", group)).isEqualTo(config.maxAttempts());

        set("sent_at = 0", group);
        awaitRow(group, "dead too_many_attempts");
        assertThat(number("sends", group)).isEqualTo(config.maxAttempts());
    }

    @Test
    void theSameDeliveryMayAskAgainWithoutCountingAndRedrivesNothing() {
        String group = conversation(user, session, "Hello there");
        load(group);

        IntStream.range(0, 2 * config.maxAttempts())
                .forEach(_ -> assertThat(loadAgain(group).getString("status")).isEqualTo("open"));
        assertThat(number("attempts", group)).isOne();
        set("attempts = " + config.maxAttempts(), group);
        assertThat(load(group).getString("status")).isEqualTo("dead");
        assertThat(loadAgain(group).getString("status")).isEqualTo("dead");
    }

    @Test
    void aJobDoesNotEndBecauseItsResultCanNotBeStoredForAWhile() {
        String group = conversation(user, session, "Hello there");
        Jdbi.create(dataSource).useHandle(handle -> {
            handle.execute("alter table assessments add constraint broken check (group_id <> '" + group + "')");
            try {
                for (int i = 0; i < config.maxAttempts() + 5; i++) {
                    assertThat(load(group).getString("status")).isEqualTo("open");
                    finalizeJob(group).statusCode(502);
                }
            } finally {
                handle.execute("alter table assessments drop constraint broken");
            }
        });

        assertThat(load(group).getString("status")).isEqualTo("open");
        finalizeJob(group).statusCode(200);
        assertThat(row(group)).isEqualTo("done null");
    }

    @Test
    void theRelayGivesUpWhatItSentTooOften() {
        String group = conversation(user, session, "Hello there");
        awaitRow(group, "sent null");

        set("sends = " + config.maxAttempts() + ", sent_at = 0", group);

        awaitRow(group, "dead too_many_attempts");
    }

    @Test
    void theRelayWaitsLongerAfterEachSend() {
        String group = conversation(user, session, "Hello there");
        awaitRow(group, "sent null");
        long firstWait = config.resendAfter().toMillis();

        set("sends = 3, sent_at = " + (System.currentTimeMillis() - 2 * firstWait), group);
        String later = conversation(user, unique("s"), "The relay has looked again when this is sent");
        awaitRow(later, "sent null");

        assertThat(number("sends", group)).isEqualTo(3);
        set("sent_at = " + (System.currentTimeMillis() - 4 * firstWait - 1), group);
        await(() -> number("sends", group) == 4);
    }

    @Test
    void aLeaseIsNotHandedOutForEver() {
        String group = conversation(user, session, "Hello there");
        set("receive_count = " + config.maxAttempts() + ", leased_until = 1", group);

        // One that the relay sends at this very moment is left to the next who asks.
        await(() -> {
            asService()
                    .body(body("waitMs", 0, "leaseMs", 0))
                    .post("/internal/jobs/lease")
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(200, 204));
            return row(group).equals("dead too_many_attempts");
        });
    }

    @Test
    void aLeaseTellsHowManyMoreJobsWait() {
        conversation(user, session, "Hello there");
        conversation(user, session + "-2", "Hello there");

        int more = asService()
                .body(body("waitMs", 0, "leaseMs", 0))
                .post("/internal/jobs/lease")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("queueDepth");

        assertThat(more).isBetween(1, 1000);
    }

    @Test
    void ofAHugeConversationTheNewestMessagesThatFitAreScored() {
        ingest(user, session, "m0", "user", "Hello there").statusCode(200);
        store(150, 120_000);
        String group = run();

        Response answer = answer(group);

        assertThat(answer.asByteArray()).hasSizeLessThan(TRANSCRIPT_BYTES + 20_000);
        assertThat(answer.jsonPath().getList("messages.messageId")).isEqualTo(List.of("m149", "m150"));
        assertThat(answer.jsonPath().getInt("omittedMessages")).isEqualTo(149);
        assertThat(answer.jsonPath().getInt("span.end_index")).isEqualTo(151);
    }

    @Test
    void ofALongConversationTheNewestThousandMessagesAreScored() {
        ingest(user, session, "m0", "user", "Hello there").statusCode(200);
        store(1_200, 20);
        String group = run();

        JsonPath input = load(group);

        assertThat(input.getList("messages")).hasSize(1_000);
        assertThat(input.getString("messages[0].messageId")).isEqualTo("m201");
        assertThat(input.getString("messages[999].messageId")).isEqualTo("m1200");
        assertThat(input.getInt("omittedMessages")).isEqualTo(201);
    }

    @Test
    void ofAnOrdinaryConversationNothingIsLeftOut() {
        JsonPath input = load(conversation(user, session, "Hello there"));

        assertThat(input.getList("messages")).hasSize(2);
        assertThat(input.getInt("omittedMessages")).isZero();
    }

    private void store(int count, int size) {
        Jdbi.create(dataSource).useTransaction(handle -> {
            handle.createUpdate(
                            """
                            insert into ingested_messages
                                (session_key, event_index, message_id, role, content, ts, answer, created_at)
                            select session_key, n, 'm' || n, 'user', repeat('x', :size), n, '{}', n
                            from sessions, generate_series(1, :count) n where session_id = :session
                            """)
                    .bind("size", size)
                    .bind("count", count)
                    .bind("session", session)
                    .execute();
            handle.execute("update sessions set next_event_index = ? where session_id = ?", count + 1, session);
        });
    }

    private String run() {
        return as(user).body(body("sessionId", session))
                .post("/api/assessments/run")
                .then()
                .statusCode(200)
                .extract()
                .path("groupId");
    }

    private JsonPath loadAgain(String group) {
        return asService()
                .body(new LoadRequest(text("session_key", group), group, true))
                .post("/internal/assessments/job")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse finalizeJob(String group) {
        return asService()
                .body(new FinalizeRequest(
                        text("session_key", group),
                        group,
                        FinalizeRequest.RUBRIC_VERSION,
                        null,
                        new FinalizeRequest.Summary(
                                FinalizeRequest.CATEGORIES,
                                Map.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                List.of(),
                                List.of())))
                .post("/internal/assessments/finalize")
                .then();
    }

    private JsonPath load(String group) {
        return answer(group).jsonPath();
    }

    private Response answer(String group) {
        return asService()
                .body(body("sessionId", text("session_key", group), "groupId", group))
                .post("/internal/assessments/job")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private String row(String group) {
        return text("status || ' ' || coalesce(reason, 'null')", group);
    }

    private void awaitRow(String group, String expected) {
        await(() -> row(group).equals(expected));
        assertThat(row(group)).isEqualTo(expected);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    private void set(String what, String group) {
        Jdbi.create(dataSource)
                .useHandle(
                        handle -> handle.execute("update assessment_jobs set " + what + " where group_id = ?", group));
    }

    private int number(String column, String group) {
        return Integer.parseInt(text(column, group));
    }

    private String text(String expression, String group) {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        "select (" + expression + ")::text from assessment_jobs where group_id = :group")
                .bind("group", group)
                .mapTo(String.class)
                .one());
    }
}
