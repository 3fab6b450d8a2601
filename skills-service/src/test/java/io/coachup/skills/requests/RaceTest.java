package io.coachup.skills.requests;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.hashing.Sha256;
import io.coachup.skills.support.ServiceTest;
import io.coachup.skills.support.TestSettings;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that race end in one consistent state, each time. */
@ServiceTest
class RaceTest {

    private static final int FEW = 10;
    private static final int MANY = 200;

    /** A state of two tracked skills: different ones, in slots and in an order of their own. */
    private static final String TWO_TRACKED = "2 2 2 2";

    @Inject
    DataSource dataSource;

    private Jdbi jdbi;

    private interface Race {
        void run() throws Exception;
    }

    @BeforeEach
    void connect() {
        jdbi = Jdbi.create(dataSource);
    }

    @Test
    void twentyTracksAtOnceLeaveTwoSkills() throws Exception {
        repeat(FEW, this::track);
    }

    @Test
    @Tag("long")
    void twentyTracksAtOnceLeaveTwoSkillsTwoHundredTimes() throws Exception {
        repeat(MANY, this::track);
    }

    @Test
    void aResultThatComesByBothRoutesAtOnceIsStoredOnce() throws Exception {
        repeat(FEW, this::finalizeTwice);
    }

    @Test
    @Tag("long")
    void aResultThatComesByBothRoutesAtOnceIsStoredOnceTwoHundredTimes() throws Exception {
        repeat(MANY, this::finalizeTwice);
    }

    private static void repeat(int times, Race race) throws Exception {
        for (int i = 0; i < times; i++) {
            race.run();
        }
    }

    private void track() throws Exception {
        String user = unique("user");
        List<String> skills = RestAssured.get("/api/v1/skills").path("skills.id");

        List<Integer> statuses = atOnce(IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(i -> () -> as(user).body(body("skillId", skills.get(i % skills.size())))
                        .post("/api/v1/skills/track")
                        .statusCode())
                .toList());

        assertThat(statuses).containsOnly(200, 409).contains(200);
        assertThat(text(
                        """
                        select count(*) || ' ' || count(distinct skill_id) || ' ' || count(distinct slot)
                               || ' ' || count(distinct display_order)
                        from tracked_skills where user_id = :id
                        """,
                        user))
                .isEqualTo(TWO_TRACKED);
    }

    private void finalizeTwice() throws Exception {
        String user = unique("user");
        String session = unique("s");
        as(user).body(body("skillId", "confidence")).post("/api/v1/skills/track");
        String group = conversation(user, session, "Hello there");
        String key = text("select session_key::text from sessions where session_id = :id", session);

        List<Response> answers = atOnce(List.of(
                () -> asService().body(result(key, group)).post("/internal/assessments/finalize"),
                () -> given().header("authorization", "Bearer " + TestSettings.FINALIZE_SECRET)
                        .contentType(ContentType.JSON)
                        .body(result(session, group))
                        .post("/api/assessments/convex/finalize"),
                () -> asService().body(result(key, group)).post("/internal/assessments/finalize")));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers.stream().mapToInt(answer -> answer.<Integer>path("processed")))
                .containsExactlyInAnyOrder(1, 0, 0);
        assertThat(text(
                        """
                        select (select count(*) from assessments where user_id = :id) || ' '
                            || (select count(*) from skill_assessments where user_id = :id) || ' '
                            || (select count(*) from skill_level_history where user_id = :id) || ' '
                            || (select current_level from tracked_skills where user_id = :id) || ' '
                            || (select status from assessment_jobs join sessions using (session_key) where user_id = :id)
                        """,
                        user))
                .isEqualTo("1 1 1 1 done");
    }

    private static Map<String, Object> result(String session, String group) {
        Map<String, Object> item = body(
                "skillId",
                "confidence",
                "skillHash",
                Sha256.hex("test_salt:confidence"),
                "level",
                9,
                "metCriteria",
                List.of(),
                "unmetCriteria",
                List.of(),
                "feedback",
                List.of("You said it"));
        return body(
                "sessionId",
                session,
                "groupId",
                group,
                "rubricVersion",
                "v2",
                "summary",
                body("skillAssessments", List.of(item)));
    }

    private String text(String sql, String id) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("id", id).mapTo(String.class).one());
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
