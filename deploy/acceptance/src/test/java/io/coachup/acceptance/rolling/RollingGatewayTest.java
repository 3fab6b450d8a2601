package io.coachup.acceptance.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Installed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rolling update of the gateway under live streams. */
class RollingGatewayTest {

    private static final int STREAMS = 100;
    private static final String NO_LIMIT = "1000000";

    @Test
    void noStreamIsCutAndNoConnectionRefusedWhileBothGatewaysAreReplaced() throws Exception {
        Installed.require("nginx");
        List<Integer> openAtTheEnd = new ArrayList<>();
        try (PacedModel model = new PacedModel();
                Replicas gateways = new Replicas("gateway-service", settings(model));
                Balancer balancer = new Balancer(Path.of("target", "rolling", "gateways"), gateways.ports());
                ReadersOfStreams readers = new ReadersOfStreams(balancer.url(), STREAMS)) {
            gateways.replaceAll(balancer::route, () -> openAtTheEnd.add(model.speaking()));
            int whole = readers.finish();

            assertThat(readers.faults()).isEmpty();
            assertThat(openAtTheEnd)
                    .as("streams when a gateway was asked to end")
                    .allMatch(open -> open > STREAMS / 2);
            assertThat(whole).isGreaterThanOrEqualTo(2 * STREAMS);
            assertThat(model.awaitStored(whole)).as("every reply is stored").isTrue();
        }
    }

    private static Map<String, String> settings(PacedModel model) {
        return Map.ofEntries(
                Map.entry("CLERK_ENABLED", "0"),
                Map.entry("SERVICE_SHARED_SECRET", "secret-of-the-rolling-update"),
                Map.entry("SKILLS_SERVICE_URL", model.url()),
                Map.entry("AI_PROVIDER_CHAT", "openai"),
                Map.entry("OPENAI_BASE_URL", model.url() + "/v1"),
                Map.entry("AI_CHAT_MODEL", "scripted-1"),
                Map.entry("SHUTDOWN_DELAY", "2s"),
                Map.entry("SHUTDOWN_TIMEOUT", "30s"),
                Map.entry("CHAT_MAX_STREAMS_PER_CALLER", NO_LIMIT),
                Map.entry("LIMIT_CHAT_BURST", NO_LIMIT),
                Map.entry("LIMIT_CHAT_PER_SECOND", NO_LIMIT));
    }
}
