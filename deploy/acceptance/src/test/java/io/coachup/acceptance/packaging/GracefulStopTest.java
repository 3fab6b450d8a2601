package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a rolling update relies on: a gateway that is told to end finishes the streams it has, within its limit. */
class GracefulStopTest {

    private static final String WAITING = "Waiting for HTTP requests to complete";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void anOpenStreamIsHeardToItsEndAndItsReplyStored() throws Exception {
        try (SlowModel model = new SlowModel();
                GatewayProcess gateway =
                        new GatewayProcess(model, Map.of("SHUTDOWN_DELAY", "1s", "SHUTDOWN_TIMEOUT", "30s"))) {
            InputStream stream = chat(gateway);
            readUntil(stream, "data: Take\n\n");
            assertThat(status(gateway.readiness())).isEqualTo(200);

            gateway.terminate();
            awaitNotReady(gateway);
            assertThat(status(gateway.url() + "/health")).as("still served").isEqualTo(200);
            gateway.awaitLine(WAITING);
            model.goOn();

            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("data:  heart\n\ndata: [DONE]\n\n");
            gateway.awaitEnd();
            assertThat(model.awaitReply()).contains("\"text\":\"Take heart\"", "\"partial\":false");
        }
    }

    @Test
    void aStreamWithoutEndIsCutOffAtTheLimit() throws Exception {
        try (SlowModel model = new SlowModel();
                GatewayProcess gateway = new GatewayProcess(model, Map.of("SHUTDOWN_TIMEOUT", "1s"))) {
            readUntil(chat(gateway), "data: Take\n\n");

            gateway.terminate();
            Duration end = gateway.awaitEnd();

            assertThat(end).isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
        }
    }

    private InputStream chat(GatewayProcess gateway) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url() + "/api/chat?prompt=hello&sessionId=s-1"))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static void readUntil(InputStream stream, String end) throws Exception {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = stream.read();
            assertThat(next).as("the stream after: %s", text).isNotNegative();
            text.append((char) next);
        }
    }

    private int status(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void awaitNotReady(GatewayProcess gateway) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(gateway.readiness()) == 503);
    }
}
