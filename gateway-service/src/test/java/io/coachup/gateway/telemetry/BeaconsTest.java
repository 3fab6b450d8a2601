package io.coachup.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.testing.Logs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
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

    /** Measures itself as pages do, and sends it as text, which needs no leave from another origin. */
    private static final String VITALS_PAGE =
            """
            <!doctype html><title>vitals</title><h1>How do I ask for a raise?</h1><script>
            const measured = {page: '/chat', webVitals: {}, sse: {stalls: 0, firstTokenMs: 12}};
            new PerformanceObserver(list => list.getEntries().forEach(shift => {
              measured.webVitals.cls = (measured.webVitals.cls || 0) + shift.value;
            })).observe({type: 'layout-shift', buffered: true});
            new PerformanceObserver(list => {
              measured.webVitals.lcpMs = list.getEntries().at(-1).startTime;
              measured.webVitals.ttfbMs = performance.getEntriesByType('navigation')[0].responseStart;
              const sent = navigator.sendBeacon('GATEWAY', JSON.stringify(measured));
              fetch('/done', {method: 'POST', body: String(sent)});
            }).observe({type: 'largest-contentful-paint', buffered: true});
            </script>
            """;

    @TestHTTPResource("/api/telemetry/voice")
    URI telemetry;

    @TestHTTPResource("/api/telemetry/vitals")
    URI vitals;

    @Inject
    MeterRegistry registry;

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER)
    Path profile;

    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    @Test
    void threeThousandReportsOfAPageGetThreeThousandAnswers() throws Exception {
        assertThat(reportedBy(PAGE.replace("GATEWAY", telemetry.toString()))).isEqualTo("3000");
    }

    @Test
    void whatABrowserMeasuredOfAPageArrivesAsABeacon() throws Exception {
        long before = registry.get("web_vitals_ttfb").summary().count();
        try (Logs logs = Logs.capture()) {
            assertThat(reportedBy(VITALS_PAGE.replace("GATEWAY", vitals.toString())))
                    .isEqualTo("true");

            assertThat(logs.line("\"service\":\"web\"", "\"page\":\"/chat\""))
                    .containsPattern("\"webVitals\":\\{(\"cls\":[0-9.]+,)?\"lcpMs\":[0-9.]+,\"ttfbMs\":[0-9.]+\\}")
                    .contains("\"sse\":{\"firstTokenMs\":12,\"stalls\":0}");
        }
        assertThat(registry.get("web_vitals_ttfb").summary().count() - before).isEqualTo(1);
    }

    /** What a page tells the server that it came from, once a browser has shown it. */
    private String reportedBy(String html) throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, CHROMIUM)));
        if (System.getenv("CI") == null) {
            assumeTrue(installed, "chromium is not installed");
        }
        assertThat(installed).as("chromium is installed").isTrue();
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> serve(exchange, html));
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
            return outcome.get(60, TimeUnit.SECONDS);
        } finally {
            browser.descendants().forEach(ProcessHandle::destroy);
            browser.destroy();
            page.stop(0);
        }
    }

    private void serve(HttpExchange exchange, String html) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean get = exchange.getRequestMethod().equals("GET");
        if (!get) {
            outcome.complete(body);
        }
        byte[] answer = get ? html.getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.getResponseHeaders().add("content-type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
