package io.coachup.gateway.identity;

import static io.coachup.gateway.support.Sse.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.World;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets in. */
@GatewayTest
class IdentityTest {

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
        World.SKILLS.answer("/api/v1/sessions", 200, "{}");
        World.SKILLS.answer("/api/v1/skills", 200, "{}");
        World.SKILLS.answer("/api/messages/ingest", 200, "{}");
        World.SKILLS.answer("/api/assessments/convex/finalize", 200, "{}");
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":null}");
        Model.says("Hello");
    }

    static List<String> badTokens() {
        return List.of(
                "Bearer " + World.ISSUER.expired("ada"),
                "Bearer " + World.ISSUER.unsigned("ada"),
                "Bearer " + World.ISSUER.signedWithPublicKey("ada"),
                "Bearer " + World.ISSUER.ofOtherIssuer("ada"),
                "Bearer " + World.ISSUER.forged("ada"),
                "Bearer " + World.ISSUER.withoutSubject(),
                World.ISSUER.bearer("anonymous"),
                World.ISSUER.bearer("ada") + "x",
                "Bearer garbage",
                "Bearer a.b.c",
                "Bearer ",
                "Bearer " + "x".repeat(9000),
                "Basic YWRhOmFkYQ==",
                World.SERVICE_SECRET,
                "Bearer " + World.SERVICE_SECRET);
    }

    static List<Arguments> oddClaims() {
        return List.of(
                arguments("exp", 1_000_000_000_000_000_000L),
                arguments("exp", Long.MAX_VALUE),
                arguments("exp", new BigInteger("1" + "0".repeat(40))),
                arguments("exp", 253_402_300_800L),
                arguments("exp", System.currentTimeMillis() + 3_600_000),
                arguments("exp", -1),
                arguments("exp", Long.MIN_VALUE),
                arguments("exp", 0),
                arguments("exp", 1e300),
                arguments("exp", 1.5),
                arguments("exp", "tomorrow"),
                arguments("exp", "1900000000"),
                arguments("exp", true),
                arguments("exp", List.of(1_900_000_000)),
                arguments("exp", null),
                arguments("iat", "now"),
                arguments("iat", 1_000_000_000_000_000_000L),
                arguments("nbf", 1_000_000_000_000_000_000L),
                arguments("nbf", "now"),
                arguments("sub", 7),
                arguments("sub", List.of("ada")),
                arguments("sub", " "),
                arguments("sub", "a".repeat(256)),
                arguments("iss", 7),
                arguments("azp", "https://evil.example.org"),
                arguments("azp", "https://app.example.org.evil.org"),
                arguments("azp", 7),
                arguments("azp", List.of("https://app.example.org")));
    }

    @ParameterizedTest
    @MethodSource("oddClaims")
    void aSignedTokenWithAnAbsurdClaimIsRefused(String claim, Object value) {
        given().header("authorization", "Bearer " + World.ISSUER.with("ada", claim, value))
                .get("/api/v1/sessions")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    static List<Arguments> fineClaims() {
        return List.of(
                arguments("azp", "https://app.example.org"),
                arguments("azp", "https://www.example.org"),
                arguments("azp", null),
                arguments("exp", 253_402_300_799L),
                arguments("exp", Instant.now().getEpochSecond() + 3600.25),
                arguments("groups", "no list"),
                arguments("address", "no object"));
    }

    @ParameterizedTest
    @MethodSource("fineClaims")
    void aSignedTokenOfOurPartiesPasses(String claim, Object value) {
        given().header("authorization", "Bearer " + World.ISSUER.with("ada", claim, value))
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefusedEverywhere(String authorization) {
        for (String path : List.of("/api/v1/sessions", "/api/chat?prompt=Hi", "/assessments/s1")) {
            given().header("authorization", authorization)
                    .header("x-request-id", "r-401")
                    .get(path)
                    .then()
                    .statusCode(401)
                    .header("x-request-id", "r-401")
                    .header("access-control-allow-origin", "*")
                    .body(
                            "",
                            equalTo(java.util.Map.of(
                                    "error",
                                    "Unauthorized",
                                    "code",
                                    "unauthenticated",
                                    "requestId",
                                    "r-401",
                                    "detail",
                                    "Unauthorized")));
        }
        assertThat(World.SKILLS.isQuiet()).isTrue();
        assertThat(World.MODEL.isQuiet()).isTrue();
    }

    @Test
    void aBadHeaderIsRescuedByAGoodCookie() {
        given().header("authorization", "Bearer garbage")
                .cookie("__session", World.ISSUER.token("ada"))
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);
    }

    @Test
    void aValidHeaderCountsBeforeTheCookieOfSomebodyWhoIsKnownAlready() throws Exception {
        String ada = World.ISSUER.token("ada");
        String bob = World.ISSUER.bearer("bob");
        given().cookie("__session", ada).get("/api/v1/sessions").then().statusCode(200);
        World.SKILLS.next();

        given().header("authorization", bob)
                .cookie("__session", ada)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers()).containsEntry("authorization", bob);
    }

    @Test
    void theFirstValidCookieCountsAlthoughALaterOneIsKnownAlready() throws Exception {
        String ada = World.ISSUER.token("ada");
        String bob = World.ISSUER.token("bob");
        given().cookie("__session", ada).get("/api/v1/sessions").then().statusCode(200);
        World.SKILLS.next();

        given().cookie("__session", bob)
                .cookie("__session_x", ada)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers()).containsEntry("authorization", "Bearer " + bob);
    }

    @Test
    void nobodyIsRefused() {
        given().get("/api/v1/sessions").then().statusCode(401).body("error", equalTo("Unauthorized"));
    }

    @Test
    void theHeaderTravelsOn() throws Exception {
        String bearer = World.ISSUER.bearer("ada");

        given().header("authorization", bearer).get("/api/v1/sessions").then().statusCode(200);

        assertThat(World.SKILLS.next().headers()).containsEntry("authorization", bearer);
    }

    @ParameterizedTest
    @CsvSource({"__session", "__session_a1B2"})
    void theCookieBecomesAHeaderAndStaysOutside(String name) throws Exception {
        String token = World.ISSUER.token("ada");

        given().cookie(name, token)
                .cookie("other", "x")
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers())
                .containsEntry("authorization", "Bearer " + token)
                .doesNotContainKey("cookie");
    }

    @Test
    void aStaleCookieDoesNotHideAGoodOne() throws Exception {
        String good = World.ISSUER.token("ada");

        given().cookie("__session", World.ISSUER.expired("ada"))
                .cookie("__session_x", good)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers()).containsEntry("authorization", "Bearer " + good);
    }

    @Test
    void theCookieOpensAnEventStream() throws Exception {
        String token = World.ISSUER.token("ada");

        given().cookie("__session", token)
                .get(query("/api/chat", "prompt", "Hi"))
                .then()
                .statusCode(200)
                .contentType("text/event-stream");

        assertThat(World.SKILLS.next().headers()).containsEntry("authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 403",
                "cross-site, -, 403",
                "none, -, 403",
                "cross-site, https://evil.example.org, 403",
                "-, https://evil.example.org, 403",
                "-, null, 403",
                "same-origin, -, 200",
                "same-site, https://www.example.org, 200",
                "cross-site, https://app.example.org, 200",
                "-, https://app.example.org, 200",
                "-, http://gateway.example.org:8080, 200",
                "-, http://gateway.example.org:8081, 403",
                "-, http://gateway.example.org.evil.org:8080, 403"
            })
    void aCookieAloneActsOnlyForOurOwnPages(String site, String origin, int status) {
        RequestSpecification request = given().cookie("__session", World.ISSUER.token("ada"))
                .header("host", "gateway.example.org:8080")
                .body("{}");
        if (site != null) {
            request.header("sec-fetch-site", site);
        }
        if (origin != null) {
            request.header("origin", origin);
        }

        request.post("/api/messages/ingest").then().statusCode(status);
        assertThat(World.SKILLS.isQuiet()).isEqualTo(status == 403);
    }

    @Test
    void aForeignPageCanNotStartAStreamWithAVisitorsCookie() {
        given().cookie("__session", World.ISSUER.token("ada"))
                .header("sec-fetch-site", "cross-site")
                .get("/api/chat?prompt=Hi")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        assertThat(World.MODEL.isQuiet()).isTrue();
    }

    @Test
    void aHeaderNeedsNoOrigin() {
        given().header("authorization", World.ISSUER.bearer("ada"))
                .header("sec-fetch-site", "cross-site")
                .body("{}")
                .post("/api/messages/ingest")
                .then()
                .statusCode(200);
    }

    @Test
    void thePublicCatalogueNeedsNobodyAndTellsNobody() throws Exception {
        given().header("authorization", "Bearer garbage")
                .get("/api/v1/skills")
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers()).doesNotContainKey("authorization");
    }

    @Test
    void aServiceSecretPassesAsItIs() throws Exception {
        given().header("authorization", "Bearer persist-secret")
                .body("{}")
                .post("/api/assessments/convex/finalize")
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers()).containsEntry("authorization", "Bearer persist-secret");
    }
}
