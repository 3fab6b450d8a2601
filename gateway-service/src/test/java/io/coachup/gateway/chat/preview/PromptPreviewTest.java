package io.coachup.gateway.chat.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.World;
import io.coachup.testing.Logs;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the coach was told of the person can be looked at by the person. */
@GatewayTest
class PromptPreviewTest {

    private static final String CONTEXT =
            """
            {"sessionId":"s1","recentTurns":[{"role":"user","content":"earlier words"}],
             "profile":{"displayName":"Ada","bio":"Leads a team"},"goals":[{"title":"Pitch"}],
             "trackedSkills":[{"id":"k","name":"Clarity","currentLevel":2,"nextCriteria":"One idea a sentence"}]}""";

    private final String rid = UUID.randomUUID().toString();

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
        World.SKILLS.answer("/chat/context", 200, CONTEXT);
        World.SKILLS.answer("/internal/chat/replies", 200, "{\"ok\":true,\"id\":\"m\"}");
        Model.says("Hello");
    }

    @Test
    void aDebuggedPromptShowsWhatTheCoachKnowsOfThePerson() {
        chat("&debug=1");

        preview("ada", "rid=" + rid)
                .statusCode(200)
                .body("preview.system", containsString("Name: Ada. Bio: Leads a team"))
                .body("preview.system", containsString("The person's goals: Pitch."))
                .body(
                        "preview.system",
                        containsString("Clarity (level 2.0 of 10; the next asks for: One idea a sentence)"))
                .body("preview.recentMessages[0].role", equalTo("user"))
                .body("preview.recentMessages[0].content", equalTo("earlier words"))
                .body("preview.recentMessages[0].len", equalTo(13))
                .body("preview.prompt", equalTo("Hi"))
                .body("preview.createdAt", greaterThan(1767225600000L));
        preview("ada", "requestId=" + rid).statusCode(200).body("preview.prompt", equalTo("Hi"));
    }

    @Test
    void nobodyElseSeesItAndWithoutDebuggingNothingIsKept() {
        chat("&debug=1");
        preview("bob", "rid=" + rid)
                .statusCode(404)
                .body("preview", nullValue())
                .body("$", hasKey("preview"));
        preview("bob", "rid=unknown").statusCode(404).body("preview", nullValue());

        String quiet = "quiet-" + rid;
        given().header("authorization", World.ISSUER.bearer("ada"))
                .get("/api/chat?prompt=Hi&rid=" + quiet)
                .then()
                .statusCode(200);
        preview("ada", "rid=" + quiet).statusCode(404).body("preview", nullValue());
    }

    @Test
    void everyAnswerHasItsLogLineWithoutAnythingOfThePrompt() throws Exception {
        chat("&debug=1");
        try (Logs logs = Logs.capture()) {
            preview("ada", "rid=" + rid).statusCode(200);
            preview("bob", "rid=" + rid).statusCode(404);

            String route = "\"route\":\"GET /api/v1/chat/prompt-preview\"";
            assertThat(logs.line(route, "\"status\":200"))
                    .contains("\"userIdHash\"")
                    .doesNotContain("Ada", "Hi");
            assertThat(logs.line(route, "\"status\":404")).contains("not_found");
        }
    }

    @Test
    void aRequestHasToBeNamed() {
        preview("ada", "other=x").statusCode(400).body("error", equalTo("rid required"));
        preview("ada", "rid=%20").statusCode(400).body("error", equalTo("rid required"));
        given().get("/api/v1/chat/prompt-preview?rid=" + rid).then().statusCode(401);
    }

    private void chat(String more) {
        assertThat(given().header("authorization", World.ISSUER.bearer("ada"))
                        .get("/api/chat?prompt=Hi&sessionId=s1&rid=" + rid + more)
                        .asString())
                .contains("[DONE]");
    }

    private static ValidatableResponse preview(String user, String query) {
        return given().urlEncodingEnabled(false)
                .header("authorization", World.ISSUER.bearer(user))
                .get("/api/v1/chat/prompt-preview?" + query)
                .then();
    }
}
