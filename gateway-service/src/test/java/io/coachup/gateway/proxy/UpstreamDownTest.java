package io.coachup.gateway.proxy;

import static io.coachup.gateway.support.Sse.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.World;
import io.coachup.testing.Logs;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway while skills-service is down, in production. */
@GatewayTest
@TestProfile(UpstreamDownTest.SkillsDown.class)
class UpstreamDownTest {

    /** An address on which nobody listens. */
    public static class SkillsDown implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0)) {
                return Map.of(
                        "coachup.upstream.skills", "http://127.0.0.1:" + free.getLocalPort(), "APP_ENV", "production");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void theApiDocumentTellsWhosePartIsMissing() {
        World.SPEECH.answer("/openapi", 200, "no JSON");

        given().get("/openapi")
                .then()
                .statusCode(200)
                .header("cache-control", "no-store")
                .body("x-unavailable", contains("skills", "speech"))
                .body("paths.'/api/v1/skills'.get.x-undocumented", equalTo(true));
    }

    @Test
    void aServiceThatIsDownIsAnsweredFor() {
        given().header("authorization", World.ISSUER.bearer("ada"))
                .body("{}")
                .post("/api/messages/ingest")
                .then()
                .statusCode(502)
                .header("retry-after", "2")
                .header("access-control-allow-origin", "*")
                .body("error", equalTo("Upstream unavailable"))
                .body("code", equalTo("upstream_unavailable"));
    }

    @Test
    void chatGoesOnWithoutContextAndSaysSoInTheLogOnly() throws Exception {
        Model.says("Hello");
        try (Logs logs = Logs.capture()) {
            String stream = given().header("authorization", World.ISSUER.bearer("ada"))
                    .get(query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", "down-1", "debug", "1"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();

            assertThat(stream)
                    .contains("data: Hello\n\ndata: [DONE]\n\n")
                    .as("no prompt is shown in production")
                    .doesNotContain("event: prompt");
            assertThat(logs.line("down-1", "chat_reply_not_stored"))
                    .contains("\"type\":\"unavailable\"")
                    .doesNotContain("Hello");
        }
    }
}
