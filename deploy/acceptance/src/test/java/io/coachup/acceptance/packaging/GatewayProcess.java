package io.coachup.acceptance.packaging;

import io.coachup.acceptance.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The packaged gateway alone, with identity off, whose model and skills-service are scripted. */
final class GatewayProcess implements AutoCloseable {

    private final ServiceProcess process;

    GatewayProcess(SlowModel peer, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of(
                "CLERK_ENABLED", "0",
                "SERVICE_SHARED_SECRET", "secret-of-the-shutdown-test",
                "SKILLS_SERVICE_URL", peer.url(),
                "AI_PROVIDER_CHAT", "openai",
                "OPENAI_BASE_URL", peer.url() + "/v1",
                "AI_CHAT_MODEL", "scripted-1"));
        all.putAll(settings);
        process = new ServiceProcess("gateway-service", all);
    }

    String url() {
        return process.url();
    }

    String readiness() {
        return process.readiness();
    }

    /** Waits for a log line that holds this text. */
    void awaitLine(String text) throws InterruptedException {
        process.awaitLine(text);
    }

    /** Asks it to end, as an orchestrator does. */
    void terminate() {
        process.terminate();
    }

    /** How long it still runs; at most a minute. */
    Duration awaitEnd() {
        return process.awaitEnd();
    }

    @Override
    public void close() {
        process.close();
    }
}
