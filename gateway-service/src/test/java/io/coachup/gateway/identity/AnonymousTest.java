package io.coachup.gateway.identity;

import static io.coachup.gateway.support.Sse.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.World;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway with identity switched off. */
@GatewayTest
@TestProfile(AnonymousTest.IdentityOff.class)
class AnonymousTest {

    /** {@code CLERK_ENABLED=0}. */
    public static class IdentityOff implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("CLERK_ENABLED", "0");
        }
    }

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
    }

    @Test
    void nothingThatProvesAnIdentityTravelsOn() throws Exception {
        World.SKILLS.answer("/api/messages/ingest", 200, "{}");

        given().header("authorization", "Bearer any")
                .cookie("__session", "any")
                .body("{}")
                .post("/api/messages/ingest")
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers()).doesNotContainKeys("authorization", "cookie");
    }

    @Test
    void everybodyChatsAsTheOneSharedOwner() throws Exception {
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":\"s1\"}");
        World.SKILLS.answer("/internal/chat/replies", 200, "{}");
        Model.says("Hello");

        given().get(query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", "anon-1"))
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers()).doesNotContainKey("authorization");
        assertThat(new JsonObject(World.SKILLS.reply("anon-1").body()).getString("userId"))
                .isEqualTo("anonymous");
    }
}
