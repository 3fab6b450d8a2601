package io.coachup.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.gateway.support.Fastest;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.RawConnection;
import io.coachup.gateway.support.ScriptedServer.Seen;
import io.coachup.gateway.support.World;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes through. */
@GatewayTest
class ProxyTest {

    private static final int MIB = 1024 * 1024;

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.SPEECH.reset();
    }

    @Test
    void aRequestCrossesWithAllowedHeadersOnly() throws Exception {
        World.SKILLS.answer("/api/v1/interactions", 200, "{}");

        ada().urlEncodingEnabled(false)
                .header("x-request-id", "r-1")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "congo=t61rcWkgMzE", "rojo=1")
                .header("x-tracked-skill-id", "sk1")
                .header("idempotency-key", "i1")
                .header("x-forwarded-for", "6.6.6.6")
                .header("x-forwarded-host", "evil")
                .header("x-internal-user", "root")
                .header("te", "trailers")
                .header("proxy-authorization", "Basic eA==")
                .cookie("a", "b")
                .contentType("application/json")
                .body("{\"ä\":1}".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/interactions?x=1&y=%2F..%2F")
                .then()
                .statusCode(200);

        Seen seen = World.SKILLS.next();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo("/api/v1/interactions?x=1&y=%2F..%2F");
        assertThat(seen.body()).isEqualTo("{\"ä\":1}");
        assertThat(seen.headers())
                .containsEntry("x-request-id", "r-1")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry("tracestate", "congo=t61rcWkgMzE,rojo=1")
                .containsEntry("x-tracked-skill-id", "sk1")
                .containsEntry("idempotency-key", "i1")
                .containsEntry("host", URI.create(World.SKILLS.address()).getAuthority())
                .containsEntry("content-length", "8")
                .doesNotContainKeys(
                        "x-forwarded-for",
                        "x-forwarded-host",
                        "x-internal-user",
                        "te",
                        "proxy-authorization",
                        "cookie",
                        "connection");
    }

    @Test
    void idsAreMadeWhenThereAreNone() throws Exception {
        World.SKILLS.answer("/api/v1/events", 200, "{}");

        String id = ada().header("x-request-id", "not valid!")
                .header("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01")
                .header("tracestate", "rojo=1")
                .get("/api/v1/events")
                .then()
                .extract()
                .header("x-request-id");

        Seen seen = World.SKILLS.next();
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(seen.headers()).containsEntry("x-request-id", id).doesNotContainKey("tracestate");
        assertThat(seen.headers().get("traceparent")).matches("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void anAnswerComesBackWithoutItsInternalHeaders() {
        World.SKILLS.script("/api/v1/events", request -> request.response()
                .setStatusCode(418)
                .putHeader("server", "secret/1.0")
                .putHeader("x-internal", "1")
                .putHeader("set-cookie", "a=b")
                .putHeader("access-control-allow-origin", "https://evil.example.org")
                .putHeader("access-control-allow-credentials", "true")
                .putHeader("x-request-id", "other")
                .putHeader("etag", "\"v1\"")
                .putHeader("x-ratelimit-limit", "20")
                .putHeader("retry-after", "3")
                .putHeader("content-type", "application/json; charset=utf-8")
                .end("{\"a\":1}"));

        ada().header("x-request-id", "r-2")
                .get("/api/v1/events")
                .then()
                .statusCode(418)
                .header("server", nullValue())
                .header("x-internal", nullValue())
                .header("set-cookie", nullValue())
                .header("access-control-allow-origin", "*")
                .header("access-control-allow-credentials", nullValue())
                .header("access-control-expose-headers", notNullValue())
                .header("cache-control", "no-store")
                .header("x-request-id", "r-2")
                .header("etag", "\"v1\"")
                .header("x-ratelimit-limit", nullValue())
                .header("retry-after", "3")
                .header("content-type", "application/json; charset=utf-8")
                .body("a", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /messages/ingest, /api/messages/ingest",
        "POST, /assessments/run?sessionId=x, /api/assessments/run?sessionId=x",
        "GET, /assessments/s%201, /api/assessments/s%201",
        "GET, /api/assessments/convex/%C3%A9, /api/assessments/convex/%C3%A9",
        "DELETE, /api/v1/users/goals?goalId=g, /api/v1/users/goals?goalId=g"
    })
    void aliasesAndEncodedIdsReachTheirOwner(String method, String path, String upstream) throws Exception {
        ada().urlEncodingEnabled(false).request(method, path).then().statusCode(404);

        assertThat(World.SKILLS.next().uri()).isEqualTo(upstream);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/jobs/lease",
                "/internal/chat/replies",
                "/chat/context",
                "/api/../internal/jobs/lease",
                "/api/%2e%2e/internal/jobs/lease",
                "/api/v1/..%2f..%2finternal/jobs/lease",
                "//internal/jobs/lease",
                "/api/assessments/..%2F..%2Finternal",
                "/api/assessments/..;/internal",
                "/api/assessments/%2e%2e",
                "/api/assessments/a%00",
                "/api/v1/skills/../../../internal",
                "/api/v1/skills;/../internal",
                "/%69nternal/jobs/lease",
                "/internal%2fjobs/lease",
                "/q/health",
                "/metrics",
                "http://other/internal/jobs/lease",
                "/.",
                "/api/v1/skills/tracked%2f..",
                "/internal/jobs/lease?x=/api/chat"
            })
    void noSpellingReachesWhatIsInternal(String target) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            try (RawConnection connection = new RawConnection(gateway)) {
                connection.send(method + " " + target + " HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\nauthorization: "
                        + World.ISSUER.bearer("ada") + "\r\n\r\n");

                assertThat(connection.answer()).matches("(?s)HTTP/1.1 (400|404|405) .*\"requestId\":.*");
            }
        }
        assertThat(World.SKILLS.isQuiet()).isTrue();
    }

    @Test
    void aTargetThatIsNoUriIsRefused() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /api\\..\\internal HTTP/1.1\r\nhost: x\r\n\r\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 400 ").contains("requestId");
        }
    }

    @Test
    void anAbsoluteTargetIsRoutedByItsPath() throws Exception {
        World.SKILLS.answer("/api/v1/events", 200, "{}");
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET http://any/api/v1/events?a=b HTTP/1.1\r\nhost: any\r\nauthorization: "
                    + World.ISSUER.bearer("ada") + "\r\n\r\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(World.SKILLS.next().uri()).isEqualTo("/api/v1/events?a=b");
    }

    @Test
    void bodiesStreamWithoutBeingHeld() throws Exception {
        BlockingQueue<Integer> arrived = new LinkedBlockingQueue<>();
        World.SPEECH.script("/api/v1/stt", request -> {
            request.handler(chunk -> arrived.add(chunk.length()));
            request.endHandler(_ -> request.response().end("{}"));
        });
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/v1/stt HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\ncontent-length: 10\r\n\r\nhello");

            assertThat(arrived.poll(5, TimeUnit.SECONDS)).isEqualTo(5);
            connection.send("world");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void anAnswerStreamsWithoutBeingHeld() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        World.SKILLS.script("/api/v1/events", request -> {
            request.response().setChunked(true).write("first");
            Thread.ofVirtual().start(() -> {
                try {
                    goOn.await(5, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                request.response().end("}");
            });
        });
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\n\r\n");

            assertThat(connection.readUntil("first")).startsWith("HTTP/1.1 200 ");
            goOn.countDown();
            assertThat(connection.answer()).contains("}");
        }
    }

    @Test
    void headAndEmptyAnswersHaveNoBody() {
        World.SKILLS.script(
                "/api/v1/skills",
                request -> request.response().putHeader("content-length", "7").end());
        World.SKILLS.script(
                "/api/v1/events",
                request -> request.response().setStatusCode(204).end());
        World.SKILLS.script(
                "/api/v1/sessions",
                request -> request.response().setStatusCode(304).end());

        given().head("/api/v1/skills").then().statusCode(200).header("content-length", "7");
        ada().get("/api/v1/events").then().statusCode(204).header("transfer-encoding", nullValue());
        ada().get("/api/v1/sessions").then().statusCode(304).header("transfer-encoding", nullValue());
        given().get("/health").then().statusCode(200).body("status", equalTo("ok"));
    }

    @Tag("timing")
    @Test
    void aLateServiceIsAnsweredFor() throws Exception {
        World.SKILLS.script("/api/v1/events", _ -> {});

        assertThat(Fastest.ofThree(this::msToTheAnswerForTheService)).isBetween(950L, 2500L);
    }

    private long msToTheAnswerForTheService() {
        long started = System.nanoTime();
        ada().get("/api/v1/events")
                .then()
                .statusCode(504)
                .header("retry-after", "2")
                .header("access-control-allow-origin", "*")
                .body("code", equalTo("upstream_timeout"));
        return (System.nanoTime() - started) / 1_000_000;
    }

    @Test
    void aServiceThatHangsUpIsAnsweredFor() {
        World.SKILLS.script("/api/v1/events", request -> request.connection().close());

        ada().get("/api/v1/events")
                .then()
                .statusCode(502)
                .header("retry-after", "2")
                .body("error", equalTo("Upstream unavailable"))
                .body("code", equalTo("upstream_unavailable"));
    }

    @Test
    void aServiceThatIsUnableWithoutSayingForHowLongIsCompleted() {
        World.SKILLS.answer("/api/v1/events", 503, "{}");
        ada().get("/api/v1/events").then().statusCode(503).header("retry-after", "2");
        World.SKILLS.answer("/api/v1/events", 500, "{}");
        ada().get("/api/v1/events").then().statusCode(500).header("retry-after", nullValue());
    }

    @Test
    void aServiceThatBreaksOffIsNotMadeToLookComplete() throws Exception {
        World.SKILLS.script("/api/v1/events", request -> {
            request.response().putHeader("content-length", "100").write("half");
            request.response().reset();
        });
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\n\r\n");

            assertThat(connection.readUntil("never")).doesNotContain("never").doesNotContain("\r\n0\r\n");
        }
    }

    @Tag("timing")
    @Test
    void aClientThatLeavesResetsTheCallBehind() throws Exception {
        assertThat(Fastest.ofThree(this::msFromLeavingToReset)).isLessThan(500);
    }

    private long msFromLeavingToReset() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        World.SKILLS.script("/api/v1/events", request -> {
            request.response().closeHandler(_ -> closed.countDown());
            asked.countDown();
        });
        long left;
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\n\r\n");
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            left = System.nanoTime();
        }
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        return (System.nanoTime() - left) / 1_000_000;
    }

    @ParameterizedTest
    @CsvSource({
        "/api/messages/ingest, 262145, Request body too large, ',\"maxBytes\":262144'",
        "/api/v1/stt, 56972633, Audio too large, ',\"maxBytes\":41943040'"
    })
    void aDeclaredBodyOverTheLimitIsRefusedReadably(String path, int length, String error, String end)
            throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST " + path + " HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\ncontent-length: " + length + "\r\n\r\n");
            write(connection.output(), length);

            assertThat(connection.answer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("\"error\":\"" + error + "\",\"code\":\"payload_too_large\",\"requestId\":\"")
                    .endsWith("\"" + end + ",\"detail\":\"" + error + "\"}");
            connection.send("GET /health HTTP/1.1\r\nhost: x\r\n\r\n");
            assertThat(connection.answer()).as("the connection is still good").startsWith("HTTP/1.1 200 ");
        }
        assertThat(World.SKILLS.isQuiet() && World.SPEECH.isQuiet()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/api/messages/ingest, 40", "/api/v1/stt, 880"})
    void aChunkedBodyIsCutOffWhenItGrowsTooLarge(String path, int chunks) throws Exception {
        AtomicLong arrived = new AtomicLong();
        CountDownLatch closed = new CountDownLatch(1);
        World.SPEECH.script(path, request -> {
            request.handler((Buffer chunk) -> arrived.addAndGet(chunk.length()));
            request.response().closeHandler(_ -> closed.countDown());
        });
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST " + path + " HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\ntransfer-encoding: chunked\r\n\r\n");
            for (int i = 0; i < chunks; i++) {
                connection.send("10000\r\n");
                write(connection.output(), 65_536);
                connection.send("\r\n");
            }
            connection.send("0\r\n\r\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ").contains("payload_too_large");
            connection.send("GET /health HTTP/1.1\r\nhost: x\r\n\r\n");
            assertThat(connection.readUntil("ok\"}")).contains("HTTP/1.1 200 ");
        }
        if (path.endsWith("stt")) {
            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(arrived.get()).isBetween(1L, 56_972_632L);
        }
        assertThat(World.SKILLS.isQuiet()).isTrue();
    }

    @Test
    void aRefusedBodyWithoutEndIsNotReadForEver() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/v1/tts HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\ncontent-length: 2000000000\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");

            OutputStream output = connection.output();
            assertThatThrownBy(() -> write(output, 500 * MIB)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBodyUpToTheLimitPasses() throws Exception {
        World.SPEECH.script("/api/v1/stt", request -> count(request, new AtomicLong()));
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/v1/stt HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\nexpect: 100-continue\r\ncontent-length: " + 41 * MIB + "\r\n\r\n");
            assertThat(connection.readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            write(connection.output(), 41 * MIB);

            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").endsWith("{\"bytes\":" + 41 * MIB + "}");
        }
    }

    @Test
    void whoAsksFirstIsRefusedBeforeSending() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/v1/stt HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\nexpect: 100-continue\r\ncontent-length: 99999999\r\n\r\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aSmallBodyIsReadBeforeAServiceIsAskedForAnything() throws Exception {
        World.SKILLS.answer("/api/messages/ingest", 200, "{}");
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/messages/ingest HTTP/1.1\r\nhost: x\r\nauthorization: "
                    + World.ISSUER.bearer("ada") + "\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n");
            given().header("authorization", World.ISSUER.bearer("ada")).get("/api/v1/events");
            assertThat(World.SKILLS.next().uri()).isEqualTo("/api/v1/events");

            connection.send("1\r\n}\r\n0\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
        }
        Seen seen = World.SKILLS.next();
        assertThat(seen.body()).isEqualTo("{}");
        assertThat(seen.headers()).containsEntry("content-length", "2").doesNotContainKey("transfer-encoding");
    }

    @Test
    void aBodyThatNeverComesIsNotWaitedFor() throws Exception {
        World.SKILLS.answer("/api/messages/ingest", 200, "{}");
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/messages/ingest HTTP/1.1\r\nhost: x\r\nauthorization: "
                    + World.ISSUER.bearer("ada") + "\r\ncontent-length: 10\r\n\r\nhalf");

            assertThat(connection.answer())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("connection: close")
                    .contains("The request body did not arrive in time: at least 1024 bytes a second are expected");
        }
    }

    private static void count(HttpServerRequest request, AtomicLong bytes) {
        request.handler(chunk -> bytes.addAndGet(chunk.length()));
        request.endHandler(_ -> request.response().end("{\"bytes\":" + bytes.get() + "}"));
    }

    private static void write(OutputStream output, int bytes) throws IOException {
        byte[] block = new byte[65_536];
        for (int left = bytes; left > 0; left -= block.length) {
            output.write(block, 0, Math.min(left, block.length));
        }
        output.flush();
    }

    private static RequestSpecification ada() {
        return given().headers(Map.of("authorization", World.ISSUER.bearer("ada")));
    }
}
