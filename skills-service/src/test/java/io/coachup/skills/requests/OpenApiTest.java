package io.coachup.skills.requests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway reads this document; no token opens more of it. */
@ServiceTest
class OpenApiTest {

    @Test
    void itHoldsThePublicApiAndNothingInternal() {
        JsonPath document = given().accept("application/json").get("/openapi").jsonPath();

        assertThat(document.getMap("paths").keySet())
                .contains("/api/v1/skills", "/api/v1/skills/track", "/api/messages/ingest")
                .allSatisfy(path -> assertThat((String) path).startsWith("/api/"));
        assertThat(document.getString(
                        "paths.'/api/v1/skills/track'.post.requestBody.content.'application/json'.schema.required[0]"))
                .isEqualTo("skillId");
        assertThat(document.<Map<String, Object>>get("components.schemas.TrackedSkill.properties"))
                .containsKeys("skillId", "currentLevel");
    }

    @Test
    void nothingWrittenToItStays() {
        String before = given().get("/openapi").asString();

        given().body("{}").post("/openapi");
        given().body("{}").put("/openapi");
        given().delete("/openapi");

        assertThat(given().get("/openapi").asString()).isEqualTo(before);
    }
}
