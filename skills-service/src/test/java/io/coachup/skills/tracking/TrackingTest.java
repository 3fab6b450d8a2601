package io.coachup.skills.tracking;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.coachup.skills.support.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@ServiceTest
class TrackingTest {

    @Test
    void theCatalogueIsPublicAndSeeded() {
        List<String> ids = RestAssured.get("/api/v1/skills")
                .then()
                .statusCode(200)
                .extract()
                .path("skills.id");

        assertThat(ids)
                .containsExactly(
                        "clarity_eloquence",
                        "stutter_reduction",
                        "sales_persuasiveness",
                        "active_listening",
                        "storytelling",
                        "questioning",
                        "empathy",
                        "confidence");
        RestAssured.get("/api/v1/skills?category=delivery")
                .then()
                .body("skills.id", equalTo(List.of("storytelling", "confidence")));
        RestAssured.get("/api/v1/skills?id=empathy").then().body("skill.levels", hasSize(3));
        RestAssured.get("/api/v1/skills?id=unknown").then().statusCode(200).body("skill", equalTo(null));
    }

    @Test
    void twoSkillsCanBeTrackedAndAThirdIsRefusedWithAReason() {
        String user = unique("user");

        track(user, "empathy").then().statusCode(200).body("created", equalTo(true));
        track(user, "empathy").then().statusCode(200).body("created", equalTo(false));
        track(user, "confidence").then().statusCode(200);
        track(user, "storytelling").then().statusCode(409).body("code", equalTo("limit_reached"));
        track(user, "no_such_skill").then().statusCode(404);

        as(user).get("/api/v1/skills/tracked")
                .then()
                .body("tracked.skillId", equalTo(List.of("empathy", "confidence")))
                .body("tracked.order", equalTo(List.of(1, 2)), "tracked[0].skill.title", equalTo("Empathy"));
    }

    @Test
    void untrackingFreesTheSlotAndIsIdempotent() {
        String user = unique("user");
        track(user, "empathy");
        track(user, "confidence");

        untrack(user, "empathy").then().statusCode(200).body("removed", equalTo(true));
        untrack(user, "empathy").then().statusCode(200).body("removed", equalTo(false));

        track(user, "storytelling").then().statusCode(200).body("created", equalTo(true));
    }

    @Test
    void eightSkillsTrackedAtOnceLeaveTwo() throws Exception {
        String user = unique("user");
        List<String> skills = RestAssured.get("/api/v1/skills").then().extract().path("skills.id");

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = skills.stream()
                    .map(skill -> clients.submit(() -> track(user, skill).statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(2);
        as(user).get("/api/v1/skills/tracked").then().body("tracked", hasSize(2));
    }

    private static Response track(String user, String skill) {
        return as(user).body(body("skillId", skill)).post("/api/v1/skills/track");
    }

    private static Response untrack(String user, String skill) {
        return as(user).body(body("skillId", skill)).post("/api/v1/skills/untrack");
    }
}
