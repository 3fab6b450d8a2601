package io.coachup.skills.people;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.skills.support.ServiceTest;
import io.coachup.skills.support.TestSettings;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Demo people; that there are none without {@code MOCK_CONVEX=1} is in {@link SwitchedOffTest}. */
@ServiceTest
class SeedUserTest {

    private final String user = unique("demo");

    @Test
    void aDemoPersonHasAProfileAndTwoGoalsHoweverOftenItIsMade() {
        for (int time = 0; time < 2; time++) {
            seed(TestSettings.SEED_SECRET, body("userId", user, "bio", "Sells"))
                    .statusCode(200)
                    .body("ok", equalTo(true), "userId", equalTo(user), "displayName", equalTo("Sales Demo"))
                    .body("goalsSeeded", equalTo(2));
        }

        as(user).get("/api/v1/users/profile?userId=" + user)
                .then()
                .body("profile.displayName", equalTo("Sales Demo"), "profile.bio", equalTo("Sells"));
        as(user).get("/api/v1/users/goals?userId=" + user)
                .then()
                .body("goals.goalId.sort()", equalTo(List.of("g_discovery", "g_pitch60")));
    }

    @Test
    void whatIsGivenIsUsed() {
        seed(
                        TestSettings.SEED_SECRET,
                        body(
                                "userId",
                                user,
                                "displayName",
                                "Grace",
                                "goals",
                                List.of(Map.of("goalId", "g1", "title", "Pause", "status", "paused"))))
                .statusCode(200)
                .body("displayName", equalTo("Grace"), "goalsSeeded", equalTo(1));

        as(user).get("/api/v1/users/goals?userId=" + user)
                .then()
                .body("goals.title", equalTo(List.of("Pause")), "goals.status", equalTo(List.of("paused")));
        seed(TestSettings.SEED_SECRET, body("userId", user, "goals", List.of(Map.of("goalId", "g1"))))
                .statusCode(400)
                .body("error", equalTo("goals need goalId, title and status"));
    }

    @Test
    void withoutTheSecretNobodyIsMade() {
        for (String secret : List.of("", "wrong", TestSettings.SERVICE_SECRET)) {
            seed(secret, body("userId", user)).statusCode(401).body("error", equalTo("Unauthorized"));
        }
        as(user).body(body("userId", user)).post("/api/dev/seed-user").then().statusCode(401);

        as(user).get("/api/v1/users/profile?userId=" + user).then().body("profile", nullValue());
    }

    private static ValidatableResponse seed(String secret, Map<String, Object> body) {
        return given().header("authorization", "Bearer " + secret)
                .contentType("application/json")
                .body(body)
                .post("/api/dev/seed-user")
                .then();
    }
}
