package io.coachup.gateway.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.RawConnection;
import io.coachup.gateway.support.World;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heads that are none: each gets an answer of ours, no line that wakes somebody up, and a connection that is over. */
@GatewayTest
class HeadsTest {

    private static final String REST = "\r\nx-request-id: head-1\r\n\r\n";

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
    }

    /** In a head, ~ stands for a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /health HTTP/1.1                                          | 400 | Exactly one valid Host",
                "GET /health HTTP/1.1~host: a~host: a                          | 400 | Exactly one valid Host",
                "GET /health HTTP/1.1~host: a~host: b                          | 400 | Exactly one valid Host",
                "GET /health HTTP/1.1~host: a b                                | 400 | Exactly one valid Host",
                "GET /health HTTP/1.1~host: a/b                                | 400 | Exactly one valid Host",
                "GET /health HTTP/1.1~host: [::                                | 400 | Exactly one valid Host",
                "GET /health HTTP/1.1~host: a:99999999                         | 400 | Exactly one valid Host",
                "GET /health HTTP/1.1~host: x~a b: c                           | 400 | no HTTP/1.1 request",
                "GET /health HTTP/1.1~host: x~: c                              | 400 | no HTTP/1.1 request",
                "GET /health HTTP/1.1~host: x~:fault: HOST                     | 400 | no HTTP/1.1 request",
                "GET ?x HTTP/1.1~host: x                                       | 400 | must be a path",
                "GET x HTTP/1.1~host: x                                        | 400 | must be a path",
                "OPTIONS * HTTP/1.1~host: x                                    | 400 | must be a path",
                "CONNECT a:1 HTTP/1.1~host: x                                  | 400 | must be a path",
                "GET http://a?/x HTTP/1.1~host: x                              | 400 | must be a path",
                "GET ftp://a/health HTTP/1.1~host: x                           | 400 | must be a path",
                "GET // HTTP/1.1~host: x                                       | 400 | must be a path",
                "GET /api/%zz HTTP/1.1~host: x                                 | 400 | must be a path",
                "GET /api/% HTTP/1.1~host: x                                   | 400 | must be a path",
                "PRI * HTTP/2.0~host: x                                        | 400 | HTTP/1.1 is expected",
                "GET /health HTTP/2.0~host: x                                  | 400 | HTTP/1.1 is expected",
                "GET /health HTTP/1.2~host: x                                  | 400 | HTTP/1.1 is expected",
                "GET /health ABC/1.1~host: x                                   | 400 | HTTP/1.1 is expected",
                "GET /health                                                   | 400 | no HTTP/1.1 request",
                "hello                                                         | 400 | no HTTP/1.1 request",
                "GET /health HTTP/1.1 x~host: x                                | 400 | no HTTP/1.1 request",
                "POST / HTTP/1.1~host: x~content-length: 4~content-length: 5   | 400 | no HTTP/1.1 request",
                "POST / HTTP/1.1~host: x~content-length: -4                    | 400 | no HTTP/1.1 request",
                "POST / HTTP/1.1~host: x~content-length: 4x                    | 400 | no HTTP/1.1 request",
                "POST / HTTP/1.1~host: x~content-length: 99999999999999999999  | 400 | no HTTP/1.1 request",
                "POST / HTTP/1.1~host: x~transfer-encoding: chunked~content-length: 4 | 400 | without Content-Length",
                "POST / HTTP/1.1~host: x~transfer-encoding: xchunked~content-length: 4 | 400 | must be chunked",
                "POST / HTTP/1.1~host: x~transfer-encoding: gzip, chunked      | 400 | must be chunked",
                "POST / HTTP/1.1~host: x~transfer-encoding: identity           | 400 | must be chunked",
                "POST / HTTP/1.1~host: x~transfer-encoding: chunked~transfer-encoding: chunked | 400 | must be chunked",
                "POST / HTTP/1.0~host: x~transfer-encoding: chunked            | 400 | no HTTP/1.1 request"
            })
    void aFaultOfTheHeadIsAnsweredAndEndsTheConnection(String head, int status, String sentence) throws Exception {
        try (Logs logs = Logs.capture();
                RawConnection connection = new RawConnection(gateway)) {
            connection.send(head.strip().replace("~", "\r\n") + REST);

            assertThat(connection.readUntil("never"))
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("content-type: application/json; charset=utf-8\r\n")
                    .contains("\r\nx-request-id: ")
                    .contains("access-control-allow-origin: *")
                    .contains("connection: close")
                    .contains(sentence)
                    .contains("\"code\":\"validation_error\",\"requestId\":\"")
                    .doesNotContain("never");
            assertThat(logs.lines()).noneMatch(line -> line.contains("\"level\":\"error\""));
        }
        assertThat(World.SKILLS.isQuiet()).isTrue();
    }

    @Test
    void theRequestIdOfAHeadThatCouldBeReadIsKept() throws Exception {
        assertThat(answer("GET /health HTTP/1.1\r\nhost: a\r\nhost: b" + REST)).contains("\"requestId\":\"head-1\"");
    }

    @Test
    void whatIsTooLongIsSaid() throws Exception {
        assertThat(answer("GET /api/chat?prompt=" + "x".repeat(70_000) + " HTTP/1.1\r\nhost: x" + REST))
                .startsWith("HTTP/1.1 414 ")
                .contains("\"code\":\"uri_too_long\"");
        assertThat(answer("GET /health HTTP/1.1\r\nhost: x\r\na: " + "x".repeat(40_000) + REST))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"headers_too_large\"");
    }

    @Test
    void moreHeadersThanAnybodySendsAreTooMany() throws Exception {
        assertThat(answer("GET /health HTTP/1.1\r\nhost: x\r\n" + "a: b\r\n".repeat(5000) + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void bytesOfAnotherProtocolAreAnswered() throws Exception {
        assertThat(answer("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void nothingIsReadAfterAFault() throws Exception {
        World.SKILLS.answer("/api/messages/ingest", 200, "{}");

        assertThat(answer("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: xchunked\r\ncontent-length: 3\r\n\r\n{}\n"
                        + "POST /api/messages/ingest HTTP/1.1\r\nhost: x\r\nauthorization: "
                        + World.ISSUER.bearer("ada") + "\r\ncontent-length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1");
        assertThat(World.SKILLS.isQuiet()).isTrue();
    }

    @Test
    void anOldClientNeedsNoHost() throws Exception {
        assertThat(answer("GET /health HTTP/1.0\r\n\r\n")).contains(" 200 ").contains("{\"status\":\"ok\"}");
    }

    @Test
    void theAnswersBeforeAFaultArrive() throws Exception {
        assertThat(answer("GET /health HTTP/1.1\r\nhost: x\r\n\r\nGET ?x HTTP/1.1\r\nhost: x" + REST))
                .startsWith("HTTP/1.1 200 ")
                .contains("HTTP/1.1 400 ");
    }

    @Test
    void aHeadThatDoesNotGoOnIsNotWaitedFor() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /health HTTP/1.1\r\nhost: x\r\na: ");
            for (int i = 0; i < 3; i++) {
                connection.send("b");
            }

            assertThat(connection.readUntil("never"))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":\"request_timeout\"");
        }
    }

    @Test
    void aConnectionWithoutARequestIsLeftAlone() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(answer("GET /health HTTP/1.1\r\nhost: x\r\na: ")).contains(" 408 ");

            connection.send("GET /health HTTP/1.1\r\nhost: x\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aThousandRequestsBehindOneThatTakesItsTimeAreTooMany() throws Exception {
        World.SKILLS.script("/api/v1/events", _ -> {});
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\n\r\n" + "GET /health HTTP/1.1\r\nhost: x\r\n\r\n".repeat(1000));

            assertThat(connection.readUntil("never")).isEmpty();
        }
    }

    private String answer(String request) throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send(request);
            return connection.readUntil("never");
        }
    }
}
