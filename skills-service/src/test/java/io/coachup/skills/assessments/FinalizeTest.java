package io.coachup.skills.assessments;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.common.hashing.Sha256;
import io.coachup.skills.support.ServiceTest;
import io.coachup.skills.support.TestSettings;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class FinalizeTest {

    @Inject
    DataSource dataSource;

    @Test
    void aResultIsStoredReadAndRaisesTheLevel() {
        String user = unique("user");
        String session = unique("s");
        track(user, "clarity_eloquence");
        String group = conversation(user, session, "Hello there");

        finalizeGroup(session, group, item("clarity_eloquence", 6))
                .statusCode(200)
                .body("status", equalTo("ok"), "processed", equalTo(1), "idempotent", equalTo(false));

        as(user).get("/api/assessments/" + session)
                .then()
                .statusCode(200)
                .body("sessionId", equalTo(session), "latestGroupId", equalTo(group))
                .body("summary.rubricVersion", equalTo("v2"), "summary.scores.clarity", equalTo(0.5f))
                .body("summary.skillAssessments[0].skill.id", equalTo("clarity_eloquence"))
                .body("summary.skillAssessments[0].skill.name", equalTo("Clarity & Eloquence"))
                .body("summary.skillAssessments[0].level", equalTo(6.0f))
                .body("summary.skillAssessments[0].metCriteria", equalTo(List.of("met")))
                .body("summary.skillAssessments[0].result.unmetCriteria", equalTo(List.of("unmet")));
        assertThat(levelOf(user, "clarity_eloquence")).isEqualTo(1);
        assertThat(count("skill_level_history where user_id = ?", user)).isEqualTo(1);
        assertThat(jobStatus(session, group)).isEqualTo("done");
    }

    @Test
    void finalizingAgainChangesNothingNotEvenEightTimesAtOnce() throws Exception {
        String user = unique("user");
        String session = unique("s");
        track(user, "confidence");
        String group = conversation(user, session, "Hello there");

        int processed = 0;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> workers.submit(() -> finalizeGroup(session, group, item("confidence", 9))
                            .statusCode(200)
                            .extract()
                            .<Integer>path("processed")))
                    .toList();
            for (Future<Integer> answer : answers) {
                processed += answer.get();
            }
        }

        assertThat(processed).isEqualTo(1);
        assertThat(levelOf(user, "confidence")).isEqualTo(1);
        assertThat(count("skill_assessments where user_id = ?", user)).isEqualTo(1);
    }

    @Test
    void levelsFollowTheNewestFiveAssessmentsAndNeverFall() {
        String user = unique("user");
        String session = unique("s");
        track(user, "empathy");

        for (int level : new int[] {2, 2, 2, 2, 2, 9, 0, 0, 0, 0, 0}) {
            finalizeGroup(session, conversation(user, session, "Round"), item("empathy", level))
                    .statusCode(200);
        }

        assertThat(levelOf(user, "empathy"))
                .as("the twos lift it to 2, the nine to 3, and the zeros never lower it")
                .isEqualTo(3);
    }

    @Test
    void aSkillThatIsNotTrackedIsStoredWithoutALevel() {
        String user = unique("user");
        String session = unique("s");
        String group = conversation(user, session, "Hello there");

        finalizeGroup(session, group, item("storytelling", 8)).body("processed", equalTo(1));

        as(user).get("/api/v1/skills/tracked").then().body("tracked", empty());
    }

    @Test
    void aResultWithoutSkillsEndsTheJobToo() {
        String user = unique("user");
        String session = unique("s");
        String group = conversation(user, session, "Hello there");

        finalizeGroup(session, group).statusCode(200).body("processed", equalTo(0));

        as(user).get("/api/assessments/" + session)
                .then()
                .body("latestGroupId", equalTo(group), "summary.skillAssessments", empty());
        assertThat(jobStatus(session, group)).isEqualTo("done");
    }

    @Test
    void theContractsRouteResolvesHashesWithAnyOfTheKnownForms() {
        String user = unique("user");
        String session = unique("s");
        track(user, "confidence");
        conversation(user, session, "Hello there");
        Map<String, Object> item = body(
                "skillHash",
                Sha256.hex("test_salt:confidence"),
                "level",
                3,
                "metCriteria",
                List.of(),
                "unmetCriteria",
                List.of(),
                "feedback",
                List.of());

        contractFinalize(TestSettings.FINALIZE_SECRET, session, "grp_1", Collections.nCopies(5, item))
                .statusCode(200)
                .body("processed", equalTo(5));
        contractFinalize(TestSettings.SERVICE_SECRET, session, "grp_1", List.of(item))
                .body("idempotent", equalTo(true), "processed", equalTo(0));

        assertThat(levelOf(user, "confidence")).isEqualTo(1);
    }

    @Test
    void theContractsRouteNeedsTheSecretAndAKnownSession() {
        Map<String, Object> item = body(
                "skillHash",
                "h",
                "level",
                3,
                "metCriteria",
                List.of(),
                "unmetCriteria",
                List.of(),
                "feedback",
                List.of());

        contractFinalize("wrong", unique("s"), "g", List.of(item)).statusCode(401);
        contractFinalize(TestSettings.FINALIZE_SECRET, unique("s"), "g", List.of(item))
                .statusCode(404)
                .body("error", equalTo("Could not resolve userId for sessionId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"7\"", "true", "-1", "10.01", "[]"})
    void aLevelThatIsNotANumberFromZeroToTenIsRefused(String level) {
        given().contentType(ContentType.JSON)
                .header("authorization", "Bearer " + TestSettings.FINALIZE_SECRET)
                .body(
                        """
                        {"sessionId":"s","groupId":"g","rubricVersion":"v2","summary":{"skillAssessments":[
                        {"skillHash":"h","level":%s,"metCriteria":[],"unmetCriteria":[],"feedback":[]}]}}
                        """
                                .formatted(level))
                .post("/api/assessments/convex/finalize")
                .then()
                .statusCode(400)
                .body("error", equalTo("skillAssessments[0]: level must be a number between 0 and 10"));
    }

    @Test
    void aSessionThatOptedOutKeepsTextOnlyUntilItIsAssessed() {
        String user = unique("user");
        String session = unique("s");
        as(user).body(body("sessionId", session)).post("/chat/context").then().statusCode(200);
        jdbi().useHandle(handle -> handle.execute(
                "update sessions set state = '{\"transcriptsPersistOptOut\": true}' where session_id = ?", session));
        String group = conversation(user, session, "Between you and me");
        assertThat(count("ingested_messages where content = ?", "Between you and me"))
                .isEqualTo(1);

        finalizeGroup(session, group, item("empathy", 5)).statusCode(200);

        assertThat(count("ingested_messages where content = ?", "Between you and me"))
                .isZero();
        as(user).queryParam("sessionId", session)
                .get("/api/v1/transcripts")
                .then()
                .body("items", empty());
    }

    @Test
    void aJobThatWasGivenUpTellsWhy() {
        String user = unique("user");
        String session = unique("s");
        String group = conversation(user, session, "Hello there");
        asService()
                .body(body("sessionId", key(session), "groupId", group, "reason", "attempts_exhausted"))
                .post("/internal/assessments/dead")
                .then()
                .statusCode(200);

        as(user).get("/api/assessments/" + session)
                .then()
                .body("latestGroupId", equalTo(group), "summary.jobError", equalTo("attempts_exhausted"))
                .body("summary.skillAssessments", empty());
    }

    @Test
    void theReasonForGivingUpIsAWord() {
        String user = unique("user");
        String session = unique("s");
        String group = conversation(user, session, "Hello there");

        asService()
                .body(body("sessionId", key(session), "groupId", group, "reason", "What somebody said"))
                .post("/internal/assessments/dead")
                .then()
                .statusCode(400);
    }

    @Test
    void aJobThatWasGivenUpCanBeRedriven() {
        String user = unique("user");
        String session = unique("s");
        String group = conversation(user, session, "Hello there");
        Map<String, Object> job = body("sessionId", key(session), "groupId", group, "reason", "attempts_exhausted");
        asService().body(job).post("/internal/assessments/dead").then().statusCode(200);

        asService()
                .body(job)
                .post("/internal/assessments/job")
                .then()
                .statusCode(200)
                .body("status", equalTo("open"), "messages.size()", equalTo(2));
        finalizeGroup(session, group, item("empathy", 5)).statusCode(200).body("processed", equalTo(1));

        assertThat(jobStatus(session, group)).isEqualTo("done");
        as(user).get("/api/assessments/" + session)
                .then()
                .body("latestGroupId", equalTo(group), "summary.jobError", nullValue())
                .body("summary.skillAssessments.skill.id", equalTo(List.of("empathy")));
        asService().body(job).post("/internal/assessments/job").then().body("status", equalTo("done"));
    }

    @Test
    void readingCanBeNarrowedToOneSkill() {
        String user = unique("user");
        String session = unique("s");
        String group = conversation(user, session, "Hello there");
        finalizeGroup(session, group, item("empathy", 5), item("confidence", 4)).statusCode(200);

        as(user).header("x-tracked-skill-id", "empathy")
                .get("/api/assessments/" + session)
                .then()
                .body("summary.skillAssessments.skill.id", equalTo(List.of("empathy")));
        as(user).get("/api/assessments/convex/" + session)
                .then()
                .body("latestGroupId", equalTo(group), "rubricVersion", equalTo("v2"));
    }

    @Test
    void aSessionNeverSeenHasTheEmptySummary() {
        as("ada")
                .get("/api/assessments/" + unique("never"))
                .then()
                .statusCode(200)
                .body("latestGroupId", nullValue(), "summary.rubricVersion", equalTo("v1"))
                .body("summary.categories", equalTo(List.of("correctness", "clarity", "conciseness", "fluency")))
                .body("summary.highlights", empty(), "summary.recommendations", empty());
    }

    private void track(String user, String skill) {
        as(user).body(body("skillId", skill))
                .post("/api/v1/skills/track")
                .then()
                .statusCode(200);
    }

    private float levelOf(String user, String skill) {
        return as(user).get("/api/v1/skills/tracked")
                .then()
                .extract()
                .<Float>path("tracked.find { it.skillId == '" + skill + "' }.currentLevel");
    }

    private static Map<String, Object> item(String skill, double level) {
        return body(
                "skillId",
                skill,
                "level",
                level,
                "metCriteria",
                List.of("met"),
                "unmetCriteria",
                List.of("unmet"),
                "feedback",
                List.of("You said it"),
                "quotes",
                List.of("it"));
    }

    private ValidatableResponse finalizeGroup(String session, String group, Object... items) {
        return asService()
                .body(body(
                        "sessionId",
                        key(session),
                        "groupId",
                        group,
                        "rubricVersion",
                        "v2",
                        "summary",
                        body("scores", Map.of("clarity", 0.5), "skillAssessments", List.of(items))))
                .post("/internal/assessments/finalize")
                .then();
    }

    private static ValidatableResponse contractFinalize(
            String secret, String session, String group, List<Map<String, Object>> items) {
        return given().contentType(ContentType.JSON)
                .header("authorization", "Bearer " + secret)
                .body(body(
                        "sessionId",
                        session,
                        "groupId",
                        group,
                        "rubricVersion",
                        "v2",
                        "summary",
                        body("skillAssessments", items)))
                .post("/api/assessments/convex/finalize")
                .then();
    }

    private String key(String session) {
        return jdbi().withHandle(
                        handle -> handle.createQuery("select session_key::text from sessions where session_id = :id")
                                .bind("id", session)
                                .mapTo(String.class)
                                .one());
    }

    private String jobStatus(String session, String group) {
        return jdbi().withHandle(handle -> handle.createQuery(
                        "select status from assessment_jobs where session_key = :key::uuid and group_id = :group")
                .bind("key", key(session))
                .bind("group", group)
                .mapTo(String.class)
                .one());
    }

    private int count(String fromWhere, String value) {
        return jdbi().withHandle(handle -> handle.createQuery("select count(*) from " + fromWhere)
                .bind(0, value)
                .mapTo(Integer.class)
                .one());
    }

    private Jdbi jdbi() {
        return Jdbi.create(dataSource);
    }
}
