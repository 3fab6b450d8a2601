package io.coachup.skills.history;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static io.coachup.skills.support.Results.assess;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.coachup.skills.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class LevelHistoryTest {

    private final String user = unique("user");

    @Test
    void itTellsEveryRiseOldestFirstWithItsMedal() {
        track("empathy");
        track("confidence");
        long before = System.currentTimeMillis();
        for (int rise = 0; rise < 10; rise++) {
            assess(user, "empathy", 10);
        }
        assess(user, "confidence", 4);

        JsonPath history = history("");

        assertThat(history.<Float>getList("history.empathy.level"))
                .containsExactly(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f);
        assertThat(history.<String>getList("history.empathy.medal"))
                .containsExactly(null, null, null, null, null, null, "bronze", "bronze", "silver", "gold");
        assertThat(history.<Float>getList("history.confidence.level")).containsExactly(1f);
        List<Long> times = history.getList("history.empathy.timestamp", Long.class);
        assertThat(times).isSorted().allMatch(time -> time >= before && time <= System.currentTimeMillis());
    }

    @Test
    void aLevelThatRisesToTenIsGoldInTheEventAndInTheList() {
        track("storytelling");
        asService()
                .body(body("userId", user, "skillId", "storytelling", "currentLevel", 9))
                .post("/api/v1/skills/level")
                .then()
                .statusCode(200);

        String session = assess(user, "storytelling", 10);

        as(user).queryParam("sessionId", session)
                .get("/api/v1/events")
                .then()
                .body("events.find { it.kind == 'skill_level_up' }.payload.medal", equalTo("gold"))
                .body("events.find { it.kind == 'skill_level_up' }.payload.fromLevel", equalTo(9.0f))
                .body("events.find { it.kind == 'skill_level_up' }.payload.toLevel", equalTo(10.0f))
                .body("events.find { it.kind == 'skill_level_up' }.payload.assessmentCount", equalTo(1));
        as(user).get("/api/v1/skills/tracked").then().body("tracked[0].medal", equalTo("gold"));
        assertThat(history("").<String>getList("history.storytelling.medal")).containsExactly("gold");
    }

    @Test
    void theLimitKeepsTheNewestOfEachSkillAndASkillCanBeAskedForAlone() {
        track("empathy");
        track("confidence");
        for (int rise = 0; rise < 3; rise++) {
            assess(user, "empathy", 10);
            assess(user, "confidence", 10);
        }

        assertThat(history("?limit=2").<Float>getList("history.empathy.level")).containsExactly(2f, 3f);
        assertThat(history("?limit=2").<Float>getList("history.confidence.level"))
                .containsExactly(2f, 3f);
        as(user).get("/api/v1/skills/level-history?skillId=empathy&limit=1")
                .then()
                .body("history.empathy.level", equalTo(List.of(3.0f)))
                .body("history", not(hasKey("confidence")));
        as(user).get("/api/v1/skills/level-history?skillId=no_such_skill")
                .then()
                .statusCode(200)
                .body("history", anEmptyMap());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=-3", "?limit=1"})
    void aLimitBelowOneIsOne(String query) {
        track("empathy");
        assess(user, "empathy", 10);
        assess(user, "empathy", 10);

        assertThat(history(query).<Float>getList("history.empathy.level")).containsExactly(2f);
    }

    @Test
    void itOutlivesTrackingAndIsNobodyElses() {
        track("empathy");
        assess(user, "empathy", 10);
        as(user).body(body("skillId", "empathy")).post("/api/v1/skills/untrack");

        assertThat(history("").<Float>getList("history.empathy.level")).containsExactly(1f);
        as(unique("user"))
                .get("/api/v1/skills/level-history")
                .then()
                .statusCode(200)
                .body("history", anEmptyMap());
    }

    private void track(String skill) {
        as(user).body(body("skillId", skill))
                .post("/api/v1/skills/track")
                .then()
                .statusCode(200);
    }

    private JsonPath history(String query) {
        return as(user).get("/api/v1/skills/level-history" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
