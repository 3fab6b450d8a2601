package io.coachup.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachup.gateway.support.GatewayTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page in a real browser that reports as the original's pages do and never reads an answer. */
@GatewayTest
class BeaconsTest {

    private static final String CHROMIUM = "chromium";

    /** Keeps every answer, so that no garbage collection ends what a page would hold. */
    private static final String PAGE =
            """
            <!doctype html><title>beacons</title><script>
            const kept = [];
            async function report(i) {
              const event = {type: 'voice.vad.state', state: i % 2 ? 'speaking' : 'silence'};
              try {
                kept.push(await fetch('GATEWAY', {method: 'POST', keepalive: true, body: JSON.stringify(event)}));
              } catch (e) {
                await fetch('/failed', {method: 'POST', body: String(i) + ' ' + e});
              }
            }
            (async () => {
              for (let i = 0; i < 3000; i += 20) {
                await Promise.all(Array.from({length: 20}, (_, j) => report(i + j)));
              }
              await fetch('/done', {method: 'POST', body: String(kept.filter(answer => answer.status === 204).length)});
            })();
            </script>
            """;

    @TestHTTPResource("/api/telemetry/voice")
    URI telemetry;

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER)
    Path profile;

    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    @Test
    void threeThousandReportsOfAPageGetThreeThousandAnswers() throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, CHROMIUM)));
        if (System.getenv("CI") == null) {
            assumeTrue(installed, "chromium is not installed");
        }
        assertThat(installed).as("chromium is installed").isTrue();
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", this::serve);
        page.start();
        Process browser = new ProcessBuilder(List.of(
                        CHROMIUM,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--user-data-dir=" + profile,
                        "http://127.0.0.1:" + page.getAddress().getPort() + "/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo("3000");
        } finally {
            browser.descendants().forEach(ProcessHandle::destroy);
            browser.destroy();
            page.stop(0);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean get = exchange.getRequestMethod().equals("GET");
        if (!get) {
            outcome.complete(body);
        }
        byte[] answer =
                get ? PAGE.replace("GATEWAY", telemetry.toString()).getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.getResponseHeaders().add("content-type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
