package io.coachup.skills.tracking;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.coachup.skills.support.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Setting levels, which services do, and the names of what a session is about. */
@ServiceTest
class SkillLevelTest {

    private final String user = unique("user");

    @BeforeEach
    void twoSkillsAreTracked() {
        as(user).body(body("skillId", "empathy")).post("/api/v1/skills/track");
        as(user).body(body("skillId", "confidence")).post("/api/v1/skills/track");
    }

    @Test
    void aServiceSetsALevelWithoutAHistory() {
        asService()
                .body(body("userId", user, "skillId", "empathy", "currentLevel", 7.5))
                .post("/api/v1/skills/level")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true));

        as(user).get("/api/v1/skills/tracked")
                .then()
                .body("tracked.currentLevel", equalTo(List.of(7.5f, 0.0f)))
                .body("tracked[0].medal", equalTo("bronze"))
                .body("tracked.findAll { it.containsKey('medal') }", hasSize(1));
        as(user).get("/api/v1/skills/level-history").then().body("history", anEmptyMap());
    }

    @Test
    void nobodySetsTheirOwn() {
        as(user).body(body("userId", user, "skillId", "empathy", "currentLevel", 10))
                .post("/api/v1/skills/level")
                .then()
                .statusCode(401)
                .body("error", equalTo("Unauthorized"), "code", equalTo("unauthenticated"));

        as(user).get("/api/v1/skills/tracked").then().body("tracked.currentLevel", equalTo(List.of(0.0f, 0.0f)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"skillId\":\"empathy\",\"currentLevel\":1}                   | 400 | userId is required",
                "{\"userId\":\"u\",\"currentLevel\":1}                          | 400 | skillId is required",
                "{\"userId\":\"u\",\"skillId\":\"empathy\"}                       | 400 | currentLevel must be between 0 and 10",
                "{\"userId\":\"u\",\"skillId\":\"empathy\",\"currentLevel\":null}   | 400 | currentLevel must be between 0 and 10",
                "{\"userId\":\"u\",\"skillId\":\"empathy\",\"currentLevel\":\"7\"}    | 400 | currentLevel must be between 0 and 10",
                "{\"userId\":\"u\",\"skillId\":\"empathy\",\"currentLevel\":10.1}   | 400 | currentLevel must be between 0 and 10",
                "{\"userId\":\"u\",\"skillId\":\"empathy\",\"currentLevel\":-1}     | 400 | currentLevel must be between 0 and 10",
                "{\"userId\":\"u\",\"skillId\":\"empathy\",\"currentLevel\":1}      | 404 | This person does not track this skill",
                "[]                                                       | 400 | Invalid JSON",
            })
    void aWrongLevelIsRefusedWithTheReason(String body, int status, String error) {
        asService()
                .body(body)
                .post("/api/v1/skills/level")
                .then()
                .statusCode(status)
                .body("error", equalTo(error));
    }

    @Test
    void aSessionIsAboutItsOwnersSkills() {
        String session = unique("s");
        conversation(user, session, "Hello");

        as(user).get("/api/tracked-skills?session_id=" + session)
                .then()
                .statusCode(200)
                .body("skills.id", equalTo(List.of("empathy", "confidence")))
                .body("skills.name", equalTo(List.of("Empathy", "Confidence")))
                .body("skills.category", equalTo(List.of("communication", "delivery")));
        as(unique("user"))
                .get("/api/tracked-skills?session_id=" + session)
                .then()
                .statusCode(200)
                .body("skills", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?session_id=", "?session_id=unknown", "?session=x"})
    void withoutASessionThereAreNone(String query) {
        as(user).get("/api/tracked-skills" + query).then().statusCode(200).body("skills", hasSize(0));
    }

    @Test
    void whatNoSessionCanBeCalledHasNone() {
        for (String id : List.of("x".repeat(257), ".", "..", "a\u0000b", "a\nb")) {
            as(user).queryParam("session_id", id)
                    .get("/api/tracked-skills")
                    .then()
                    .statusCode(200)
                    .body("skills", hasSize(0));
        }
    }
}
