package io.coachup.skills.people;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.coachup.skills.support.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class GoalsTest {

    private static final String PATH = "/api/v1/users/goals";
    private static final int LIMIT = 100;

    private final String user = unique("user");

    @Test
    void aGoalIsMadeReplacedAndRead() {
        post("g1", "title", "Speak calmly", "status", "active", "description", "In meetings", "tags", List.of("calm"))
                .statusCode(200)
                .body("ok", equalTo(true), "created", equalTo(true));
        post("g1", "title", "Speak very calmly", "status", "paused", "targetDateMs", 1798761600000L)
                .statusCode(200)
                .body("created", equalTo(false));

        Map<String, Object> goal = list().extract().path("goals[0]");
        assertThat(goal)
                .containsEntry("userId", user)
                .containsEntry("goalId", "g1")
                .containsEntry("title", "Speak very calmly")
                .containsEntry("status", "paused")
                .containsEntry("targetDateMs", 1798761600000L)
                .containsEntry("tags", List.of("calm"))
                .doesNotContainKey("description");
    }

    @Test
    void aPartOfAGoalIsChangedAndNullTakesAway() {
        post("g1", "title", "T", "status", "active", "description", "D", "targetDateMs", 5, "tags", List.of("a", "b"));

        patch("g1", "status", "completed").statusCode(200).body("ok", equalTo(true));
        list().body("goals[0].title", equalTo("T"), "goals[0].status", equalTo("completed"))
                .body("goals[0].description", equalTo("D"), "goals[0].targetDateMs", equalTo(5))
                .body("goals[0].tags", equalTo(List.of("a", "b")));

        patch("g1", "description", null, "targetDateMs", null, "tags", null).statusCode(200);
        Map<String, Object> goal = list().extract().path("goals[0]");
        assertThat(goal)
                .containsEntry("title", "T")
                .containsEntry("tags", List.of())
                .doesNotContainKeys("description", "targetDateMs");
    }

    @Test
    void whatWasChangedLastComesFirst() {
        for (String goal : List.of("g1", "g2", "g3")) {
            post(goal, "title", goal, "status", "active");
        }
        patch("g1", "title", "again");

        list().body("goals.goalId", equalTo(List.of("g1", "g3", "g2")));
    }

    @Test
    void deletingIsIdempotentAndAnUnknownGoalIsNotFound() {
        post("g1", "title", "T", "status", "active");

        delete(user, "g1").body("ok", equalTo(true), "deleted", equalTo(true));
        delete(user, "g1").body("ok", equalTo(true), "deleted", equalTo(false));
        patch("g1", "title", "T")
                .statusCode(404)
                .body("error", equalTo("There is no such goal"), "code", equalTo("not_found"));
    }

    @Test
    void anothersGoalsLookAsIfTheyDidNotExistAndStay() {
        post("g1", "title", "Secret", "status", "active");
        String other = unique("user");

        as(other).get(PATH + "?userId=" + user).then().statusCode(200).body("goals", hasSize(0));
        for (String goal : List.of("g1", "unknown")) {
            as(other)
                    .body(body("userId", user, "goalId", goal, "title", "Mine"))
                    .patch(PATH)
                    .then()
                    .statusCode(404)
                    .body("error", equalTo("There is no such goal"));
            as(other)
                    .delete(PATH + "?userId=" + user + "&goalId=" + goal)
                    .then()
                    .statusCode(200)
                    .body("deleted", equalTo(false));
            as(other)
                    .body(body("userId", user, "goalId", goal, "title", "Mine", "status", "active"))
                    .post(PATH)
                    .then()
                    .statusCode(404);
        }

        list().body("goals.title", equalTo(List.of("Secret")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"goalId\":\"g\",\"title\":\"t\",\"status\":\"active\"}                      # userId, goalId, title, status are required",
                "{\"userId\":\"U\",\"title\":\"t\",\"status\":\"active\"}                      # userId, goalId, title, status are required",
                "{\"userId\":\"U\",\"goalId\":\"g\",\"status\":\"active\"}                     # userId, goalId, title, status are required",
                "{\"userId\":\"U\",\"goalId\":\"g\",\"title\":\"t\"}                           # userId, goalId, title, status are required",
                "{\"userId\":\"U\",\"goalId\":\"g\",\"title\":null,\"status\":\"active\"}        # userId, goalId, title, status are required",
                "{\"userId\":\"U\",\"goalId\":\"g\",\"title\":\"\",\"status\":\"active\"}          # userId, goalId, title, status are required",
                "{\"userId\":\"U\",\"goalId\":\"g\",\"title\":\"t\",\"status\":null,\"tags\":1}   # userId, goalId, title, status are required",
                "{\"userId\":\"U\",\"goalId\":\"g\",\"title\":\"t\",\"status\":\"done\"}         # status must be one of 'active' | 'paused' | 'completed'",
            })
    void whatIsMissingOrWrongInAGoalIsRefused(String body, String error) {
        as(user).body(body.replace("\"U\"", '"' + user + '"'))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("error", equalTo(error));
        list().body("goals", hasSize(0));
    }

    @Test
    void wrongValuesAreRefusedWhereverTheyCome() {
        post("g1", "title", "T", "status", "active");
        String tags = "tags must be at most 20 strings of 1 to 50 characters";

        patch("g1", "title", null)
                .statusCode(400)
                .body("error", equalTo("title and status can be changed, but not taken away"));
        patch("g1", "title", " ").statusCode(400).body("error", equalTo("title must not be blank"));
        patch("g1", "title", "x".repeat(101)).statusCode(400);
        patch("g1", "tags", "calm").statusCode(400).body("error", equalTo(tags));
        patch("g1", "tags", List.of(" ")).statusCode(400).body("error", equalTo(tags));
        patch("g1", "tags", IntStream.range(0, 21).mapToObj(i -> "t" + i).toList())
                .statusCode(400)
                .body("error", equalTo(tags));
        patch("g1", "targetDateMs", -1)
                .statusCode(400)
                .body("error", equalTo("targetDateMs must be a time in epoch ms"));
        as(user).body(body("userId", user))
                .patch(PATH)
                .then()
                .statusCode(400)
                .body("error", equalTo("userId and goalId are required"));
        as(user).delete(PATH + "?userId=" + user)
                .then()
                .statusCode(400)
                .body("error", equalTo("userId and goalId are required"));
        as(user).get(PATH).then().statusCode(400).body("error", equalTo("userId required"));

        list().body("goals.title", equalTo(List.of("T")));
    }

    @Test
    void moreThanTheLimitAreNotMadeNotEvenAtOnce() throws Exception {
        for (int i = 0; i < LIMIT - 1; i++) {
            post("g" + i, "title", "T", "status", "active").statusCode(200);
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> clients.submit(() -> post("last" + i, "title", "T", "status", "active")
                            .extract()
                            .statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(1);
        list().body("goals", hasSize(LIMIT));
    }

    private ValidatableResponse post(String goalId, Object... fields) {
        return as(user).body(goal(goalId, fields)).post(PATH).then();
    }

    private ValidatableResponse patch(String goalId, Object... fields) {
        return as(user).body(goal(goalId, fields)).patch(PATH).then();
    }

    private Map<String, Object> goal(String goalId, Object... fields) {
        Map<String, Object> body = body("userId", user, "goalId", goalId);
        body.putAll(body(fields));
        return body;
    }

    private static ValidatableResponse delete(String user, String goalId) {
        return as(user).delete(PATH + "?userId=" + user + "&goalId=" + goalId)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse list() {
        return as(user).get(PATH + "?userId=" + user).then().statusCode(200);
    }
}
