package io.coachup.skills.budgets;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.skills.support.ServiceTest;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people may use of their day: promised first, then settled by what it really was. */
@ServiceTest
class BudgetsTest {

    private static final long NOON = Instant.parse("2030-05-17T12:00:00Z").toEpochMilli();

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    DataSource dataSource;

    @Inject
    Budgets budgets;

    private final String user = unique("user");
    private final String session = unique("s");
    private Jdbi jdbi;

    @BeforeEach
    void connect() {
        jdbi = Jdbi.create(dataSource);
    }

    @Test
    void withoutABudgetNothingIsReservedAndNothingIsWritten() {
        context("promptChars", 400).statusCode(200).body("$", not(hasKey("reservation")));
        speech(60_000).statusCode(200).body("reservation", nullValue());

        reply(session, UUID.randomUUID().toString()).statusCode(200);
        settle("reservation", UUID.randomUUID().toString(), "userId", user, "tokens", 5)
                .statusCode(200);

        assertThat(used()).isEmpty();
    }

    @Test
    void whoHasUsedUpTheirTokensIsToldWhenToComeBackAndOthersGoOn() {
        limit(Limits.turns(1));
        context("sessionId", session).statusCode(200);

        context("sessionId", session)
                .statusCode(429)
                .header("retry-after", Integer::parseInt, allOf(greaterThanOrEqualTo(1), lessThanOrEqualTo(5)))
                .body("code", equalTo("budget_exhausted"), "requestId", notNullValue())
                .body("error", equalTo("What you may say to the coach in a day, and hear from it, is used up"))
                .body("retryAfterSeconds", allOf(greaterThanOrEqualTo(1), lessThanOrEqualTo(5)));
        as(unique("other")).body("{}").post("/chat/context").then().statusCode(200);
    }

    @Test
    void aRefusalIsCountedAndItsLineNamesTheLimitAndNobody() throws Exception {
        limit(Limits.turns(1));
        context("sessionId", session).statusCode(200);
        double before = refusals("chat_tokens");

        String line;
        try (Logs logs = Logs.capture()) {
            context("sessionId", session).statusCode(429);
            line = logs.line("POST /chat/context", "budget_exhausted");
        }

        assertThat(line)
                .contains("\"limit\":\"chat_tokens\"", "\"retryAfterSec\":", "\"status\":429")
                .doesNotContain(user, session);
        assertThat(refusals("chat_tokens")).isEqualTo(before + 1);
        assertThat(refusals("chat_cents")).isNotNegative();
        assertThat(refusals("speech_seconds")).isNotNegative();
    }

    @Test
    void whatAClientSendsIsReckonedByItsLength() {
        limit(Limits.none().tokens(200));

        context("promptChars", 404).statusCode(413);
        context("promptChars", 400).statusCode(200);
        assertThat(reserved()).containsExactly("1 2 200");
    }

    @Test
    void centsAreExact() {
        limit(Limits.none().cents("1.1").turnTokens(11));

        for (int turn = 0; turn < 10; turn++) {
            context("sessionId", session).statusCode(200);
        }
        context("sessionId", session)
                .statusCode(429)
                .body("error", equalTo("What replies of the coach may cost you in a day is used up"));
    }

    @Test
    void aStoredReplyPutsWhatItReallyUsedInThePlaceOfThePromiseOnce() {
        limit(Limits.turns(1).cents("5"));
        String reservation = context("sessionId", session).extract().path("reservation");

        for (int attempt = 0; attempt < 2; attempt++) {
            reply(session, reservation).statusCode(200);
        }

        assertThat(used()).containsExactly("0.25 10 0");
        assertThat(reserved()).isEmpty();
        context("sessionId", session).statusCode(200);
    }

    @Test
    void theModelWasPaidAlsoWhenItsReplyCanNotBeStored() {
        limit(Limits.turns(1));
        String foreign = unique("s");
        as(unique("owner")).body(body("sessionId", foreign)).post("/chat/context");
        String reservation = context("sessionId", session).extract().path("reservation");

        reply(foreign, reservation).statusCode(404);

        assertThat(used()).containsExactly("0.25 10 0");
    }

    @Test
    void aContextThatIsAskedForTwiceIsOnePromise() {
        limit(Limits.turns(1));
        String id = UUID.randomUUID().toString();

        for (int attempt = 0; attempt < 2; attempt++) {
            context("reservation", id).statusCode(200).body("reservation", equalTo(id));
        }

        assertThat(reserved()).containsExactly("1 1 100");
        context("reservation", UUID.randomUUID().toString()).statusCode(429);
    }

    @Test
    void aTurnWhoseContextWasTooLateCountsOnceAndItsPromiseBlocksNobody() {
        limit(Limits.turns(1));
        String id = UUID.randomUUID().toString();

        for (int attempt = 0; attempt < 2; attempt++) {
            reply(session, id).statusCode(200);
            settle("reservation", id, "userId", user, "tokens", 5).statusCode(200);
        }
        context("reservation", id).statusCode(200);

        assertThat(used()).containsExactly("0.25 10 0");
        assertThat(reserved()).isEmpty();
        context("reservation", UUID.randomUUID().toString()).statusCode(200);
    }

    @Test
    void whatWasNotUsedIsGivenBack() {
        limit(Limits.turns(1));
        String reservation = context("sessionId", session).extract().path("reservation");
        context("sessionId", session).statusCode(429);

        settle("reservation", reservation).statusCode(200).body("ok", equalTo(true));

        assertThat(used()).containsExactly("0 0 0");
        context("sessionId", session).statusCode(200);
        settle("reservation", UUID.randomUUID().toString()).statusCode(200);
        settle("tokens", 5).statusCode(400);
    }

    @Test
    void whatNoDayHasRoomForIsTooLargeAndIsNotWorthAskingForAgain() {
        limit(Limits.none().tokens(200).speech(10));

        context("promptChars", 404)
                .statusCode(413)
                .header("retry-after", nullValue())
                .body("code", equalTo("payload_too_large"))
                .body("error", containsString("longer than all that you may say to the coach in a day"));
        speech(10_001)
                .statusCode(413)
                .header("retry-after", nullValue())
                .body(
                        "error",
                        equalTo("This is longer than all the time that you may speak and be spoken to in a day"));
        assertThat(used()).isEmpty();
        speech(10_000).statusCode(200);
    }

    @Test
    void aRefusalOfTheSessionReservesNothing() {
        limit(Limits.turns(1));
        as(unique("owner")).body(body("sessionId", session)).post("/chat/context");

        context("sessionId", session).statusCode(404);

        assertThat(reserved()).isEmpty();
        context("promptChars", 0).statusCode(200);
    }

    @Test
    void audioIsLimitedForItself() {
        limit(Limits.turns(1).speech(10));
        context("sessionId", session).statusCode(200);

        String first = speech(6_000).statusCode(200).extract().path("reservation");
        speech(6_000)
                .statusCode(429)
                .body("error", equalTo("The time that you may speak and be spoken to in a day is used up"));
        settle("reservation", first, "audioMs", 4_000).statusCode(200);

        speech(6_000).statusCode(200).body("reservation", notNullValue());
        assertThat(used()).containsExactly("0 0 4000");
        speech(Long.MAX_VALUE).statusCode(400);
        as(user).body(body("userId", user, "audioMs", 1))
                .post("/internal/budgets/reservations")
                .then()
                .statusCode(401);
    }

    @Test
    void audioWhosePromiseWasTooLateCountsOnceToo() {
        limit(Limits.none().speech(10));
        String id = UUID.randomUUID().toString();

        settle("reservation", id, "userId", user, "audioMs", 4_000).statusCode(200);
        asService()
                .body(body("userId", user, "audioMs", 4_000, "reservation", id))
                .post("/internal/budgets/reservations")
                .then()
                .statusCode(200)
                .body("reservation", equalTo(id));

        assertThat(used()).containsExactly("0 0 4000");
        assertThat(reserved()).isEmpty();
    }

    @Test
    void aPromiseThatNobodySettlesCountsForItsTimeAndCanBeSettledLate() {
        Budgets ours = new Budgets(Limits.turns(1));
        Reserving dead = reserve(ours, NOON);
        long end = NOON + Limits.TTL.toMillis();

        assertThat(reserve(ours, end - 1_500)).isEqualTo(new Reserving.Refused(BudgetKind.CHAT_TOKENS, 2));
        assertThat(reserve(ours, end)).isInstanceOf(Reserving.Reserved.class);

        settle(ours, dead, 150);
        assertThat(reserve(ours, end + Limits.TTL.toMillis()))
                .isEqualTo(new Reserving.Refused(BudgetKind.CHAT_TOKENS, (int)
                        (Duration.ofHours(12).minus(Limits.TTL).minus(Limits.TTL)).toSeconds()));
    }

    @Test
    void aDayEndsAtMidnightInUtcAndWhatBeganBeforeCountsForTheDayItBegan() {
        Budgets ours = new Budgets(Limits.turns(1));
        long midnight = NOON + Duration.ofHours(12).toMillis();
        Reserving late = reserve(ours, midnight - 1_000);
        assertThat(reserve(ours, midnight - 500)).isEqualTo(new Reserving.Refused(BudgetKind.CHAT_TOKENS, 1));

        Reserving next = reserve(ours, midnight);
        settle(ours, late, 180);
        settle(ours, next, 20);

        assertThat(used()).containsExactly("0 180 0", "0 20 0");
        reserve(ours, midnight + Duration.ofDays(2).toMillis());
        assertThat(used()).containsExactly("0 0 0");
    }

    @Test
    void whoHasUsedUpTheirBudgetIsAssessedWithoutAModel() {
        limit(Limits.turns(1));
        String group = conversation(user, session, "Hello there");
        assertThat(keyless(group)).isFalse();

        context("sessionId", session).statusCode(200);

        assertThat(keyless(group)).isTrue();
        limit(Limits.none());
        assertThat(keyless(group)).isFalse();
    }

    /** Fails when the series does not exist. */
    private double refusals(String limit) {
        String series = "convex_rate_limit_events{limit=\"" + limit + "\",} ";
        return given().header("accept", "text/plain")
                .get(management.resolve("/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow();
    }

    private void limit(BudgetConfig limits) {
        QuarkusMock.installMockForInstance(new Budgets(limits), budgets);
    }

    private Reserving reserve(Budgets ours, long now) {
        return jdbi.inTransaction(handle -> ours.reserveTurn(handle, user, UUID.randomUUID(), 0, now));
    }

    private void settle(Budgets ours, Reserving reserving, long tokens) {
        UUID id = ((Reserving.Reserved) reserving).id();
        jdbi.useTransaction(handle -> ours.settle(handle, id, null, Amounts.ofChat(0, tokens), NOON));
    }

    private ValidatableResponse context(String field, Object value) {
        return as(user).body(body(field, value)).post("/chat/context").then();
    }

    private ValidatableResponse reply(String session, String reservation) {
        return asService()
                .body(body(
                        "userId",
                        user,
                        "sessionId",
                        session,
                        "messageId",
                        "m1",
                        "ts",
                        1,
                        "text",
                        "Hello",
                        "tokensIn",
                        7,
                        "tokensOut",
                        3,
                        "costCents",
                        0.25,
                        "reservation",
                        reservation))
                .post("/internal/chat/replies")
                .then();
    }

    private ValidatableResponse speech(long audioMs) {
        return asService()
                .body(body("userId", user, "audioMs", audioMs))
                .post("/internal/budgets/reservations")
                .then();
    }

    private static ValidatableResponse settle(Object... fields) {
        return asService()
                .body(body(fields))
                .post("/internal/budgets/settlements")
                .then();
    }

    private boolean keyless(String group) {
        String key = jdbi.withHandle(
                handle -> handle.createQuery("select session_key from sessions where session_id = :session")
                        .bind("session", session)
                        .mapTo(String.class)
                        .one());
        return asService()
                .body(body("sessionId", key, "groupId", group))
                .post("/internal/assessments/job")
                .then()
                .statusCode(200)
                .extract()
                .path("keyless");
    }

    /** Cents, tokens and ms of this person's days. */
    private List<String> used() {
        return rows(
                "select trim_scale(cents) || ' ' || tokens || ' ' || audio_ms from budget_days where user_id = :user order by day");
    }

    /** Open promises, their cents and tokens, of this person's days. */
    private List<String> reserved() {
        return rows(
                """
                select count(*) || ' ' || trim_scale(sum(cents)) || ' ' || sum(tokens)
                from budget_reservations where user_id = :user and expires_at > 0 group by day order by day
                """);
    }

    private List<String> rows(String sql) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("user", user).mapTo(String.class).list());
    }
}
