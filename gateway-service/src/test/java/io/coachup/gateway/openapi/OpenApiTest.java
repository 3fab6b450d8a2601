package io.coachup.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.World;
import org.junit.jupiter.api.Test;

@GatewayTest
class OpenApiTest {

    private static final String PART = """
            {"paths": {"%s": {"get": {"summary": "%s"}}}}
            """;

    @Test
    void theDocumentIsPublicCompleteAndMayBeKept() {
        World.SKILLS.reset();
        World.SPEECH.reset();
        World.SKILLS.answer("/openapi", 200, PART.formatted("/api/v1/skills", "Catalogue"));
        World.SPEECH.answer("/openapi", 200, PART.formatted("/api/v1/storage/audio/presign", "Permission"));

        given().header("x-request-id", "r-openapi")
                .get("/openapi")
                .then()
                .statusCode(200)
                .header("content-type", "application/json; charset=utf-8")
                .header("cache-control", "public, max-age=300")
                .header("x-request-id", "r-openapi")
                .body("openapi", equalTo("3.1.0"))
                .body("x-unavailable", nullValue())
                .body("paths.'/api/v1/skills'.get.summary", equalTo("Catalogue"))
                .body("paths.'/api/v1/storage/audio/presign'.get.summary", equalTo("Permission"))
                .body("paths.'/api/chat'.get.summary", equalTo("Streams the coach's reply"));
        given().post("/openapi").then().statusCode(405).header("allow", "GET, HEAD, OPTIONS");
    }
}
