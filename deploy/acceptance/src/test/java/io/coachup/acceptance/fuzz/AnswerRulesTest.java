package io.coachup.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fuzz test can fail: a server that answers badly is found out. */
class AnswerRulesTest {

    private static final Call CALL =
            Call.of("POST", "/").header("x-request-id", "r-1").body("{}");
    private static final String GOOD = "{\"error\":\"Not found\",\"code\":\"not_found\",\"requestId\":\"r-1\"}";

    @Test
    void aGoodRefusalBreaksNoRule() throws Exception {
        assertThat(brokenBy(answer("404 Not Found", "x-request-id: r-1", GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    500 Oops        | x-request-id: r-1 | {"error":"e","code":"c","requestId":"r-1"} | status 500
                    200 OK          | x-other: r-1      | {}                                         | x-request-id is:
                    200 OK          | x-request-id: r-2 | {}                                         | x-request-id is not the caller's
                    404 Not Found   | x-request-id: r-1 | <html/>                                    | the error is no JSON
                    404 Not Found   | x-request-id: r-1 | {"code":"c","requestId":"r-1"}             | the error has no error
                    404 Not Found   | x-request-id: r-1 | {"error":"e","requestId":"r-1"}            | the error has no code
                    404 Not Found   | x-request-id: r-1 | {"error":"e","code":"c","requestId":"r-3"} | the error's requestId is not that of the header
                    400 Bad Request | x-request-id: r-1 | {"error":"java.lang.IllegalStateException: x","code":"c","requestId":"r-1"} | the error tells internals
                    400 Bad Request | x-request-id: r-1 | {"error":"at io.example.Service.run(Service.java:7)","code":"c","requestId":"r-1"} | the error tells internals
                    400 Bad Request | x-request-id: r-1 | {"error":"select id from sessions","code":"c","requestId":"r-1"} | the error tells internals
                    """)
    void aBadAnswerIsFoundOut(String status, String header, String body, String broken) throws Exception {
        assertThat(brokenBy(answer(status, header, body))).anyMatch(rule -> rule.startsWith(broken));
    }

    @Test
    void anErrorWithoutABodyIsFoundOutButForABeacon() throws Exception {
        String empty = answer("400 Bad Request", "x-request-id: r-1", "");

        assertThat(brokenBy(empty)).contains("the error has no error", "the error has no requestId");
        assertThat(brokenBy(
                        Call.of("POST", "/api/telemetry/voice")
                                .header("x-request-id", "r-1")
                                .body("{}"),
                        empty))
                .isEmpty();
    }

    @Test
    void aCookieIsFoundOut() throws Exception {
        assertThat(brokenBy(answer("200 OK", "x-request-id: r-1\r\nset-cookie: a=b", "{}")))
                .containsExactly("sets a cookie");
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsFoundOut() throws Exception {
        assertThat(brokenBy("")).containsExactly("connection ended without an answer");
    }

    private static String answer(String status, String header, String body) {
        return "HTTP/1.1 " + status + "\r\ncontent-type: application/json\r\n" + header + "\r\ncontent-length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** The rules that a server breaks which gives this answer, whatever it is asked. */
    private static List<String> brokenBy(String answer) throws IOException {
        return brokenBy(CALL, answer);
    }

    private static List<String> brokenBy(Call call, String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, call, answer));
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
            return AnswerRules.broken(call, new Wire(address).send(call));
        }
    }

    private static void serve(ServerSocket server, Call call, String answer) {
        try (Socket socket = server.accept()) {
            InputStream request = socket.getInputStream();
            request.readNBytes(call.onTheWire("127.0.0.1:" + server.getLocalPort()).length);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
