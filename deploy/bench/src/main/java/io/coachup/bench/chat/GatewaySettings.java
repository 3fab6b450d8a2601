package io.coachup.bench.chat;

import io.coachup.bench.BenchProcess;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * How a gateway is started that is to be measured: as in production, but without limits that a benchmark would meet.
 *
 * @param port of chats
 * @param managementPort of its health
 */
record GatewaySettings(int port, int managementPort) {

    /** What the services of a benchmark know each other by. */
    static final String SERVICE_SECRET = "bench-bench-bench-bench-bench-bench";

    private static final String NO_STREAM_LIMIT = "100000";
    private static final String NO_RATE_LIMIT = "1000000000";

    /** On ports that nobody uses. */
    static GatewaySettings free() {
        return new GatewaySettings(BenchProcess.freePort(), BenchProcess.freePort());
    }

    /** Answers 200 when it is ready. */
    URI health() {
        return URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
    }

    /** Its environment; the arguments are addresses without a path. */
    Map<String, String> of(String model, String skills, String issuer) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "HTTP_HOST",
                "127.0.0.1",
                "PORT",
                Integer.toString(port),
                "MANAGEMENT_PORT",
                Integer.toString(managementPort),
                "AI_PROVIDER_CHAT",
                "openai",
                "OPENAI_BASE_URL",
                model + "/v1",
                "OPENAI_API_KEY",
                "bench",
                "SKILLS_SERVICE_URL",
                skills,
                "CLERK_ISSUER_URL",
                issuer,
                "SERVICE_SHARED_SECRET",
                SERVICE_SECRET));
        settings.putAll(Map.of(
                "AI_HTTP_MAX_CONNECTIONS", NO_STREAM_LIMIT,
                "UPSTREAM_CONNECTIONS", NO_STREAM_LIMIT,
                "CHAT_MAX_STREAMS", NO_STREAM_LIMIT,
                "CHAT_MAX_STREAMS_PER_CALLER", NO_STREAM_LIMIT,
                "LIMIT_CHAT_PER_SECOND", NO_RATE_LIMIT,
                "LIMIT_CHAT_BURST", NO_RATE_LIMIT,
                "CONNECTIONS_PER_ADDRESS", NO_STREAM_LIMIT));
        return settings;
    }
}
