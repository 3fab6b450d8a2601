package io.coachup.bench.chat;

import io.coachup.bench.BenchProcess;
import io.coachup.bench.Options;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A running gateway.
 *
 * @param port of chats
 */
record TurnGateway(int port, BenchProcess process) implements AutoCloseable {

    /** Starts it; {@code more} replaces settings, {@code skills} is the address of skills-service. */
    static TurnGateway start(
            Path checkout,
            Path log,
            TurnSurroundings around,
            String skills,
            Map<String, String> more,
            List<String> javaOptions) {
        GatewaySettings at = GatewaySettings.free();
        Map<String, String> settings = new HashMap<>(at.of(around.model(), skills, around.issuer()));
        settings.putAll(more);
        BenchProcess process =
                BenchProcess.start(BenchProcess.jar(checkout.resolve(Options.GATEWAY_JAR), javaOptions), settings, log);
        process.awaitAnswer(at.health());
        return new TurnGateway(at.port(), process);
    }

    @Override
    public void close() {
        process.close();
    }
}
