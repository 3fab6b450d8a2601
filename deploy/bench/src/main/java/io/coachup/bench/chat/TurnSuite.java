package io.coachup.bench.chat;

import io.coachup.bench.BenchDatabase;
import io.coachup.bench.BenchProcess;
import io.coachup.bench.Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The gateway and skills-service of one checkout with a PostgreSQL of their own, and its gateway alone. */
final class TurnSuite implements AutoCloseable {

    private static final String HOST = "http://127.0.0.1:";
    private static final String CHAT = "/api/chat?prompt=How%20do%20I%20keep%20the%20thread%20in%20talk%20";

    private final List<AutoCloseable> running = new ArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final String name;
    private final TurnSurroundings around;
    private final BenchDatabase database;
    private final BenchProcess skills;
    private final TurnGateway gateway;
    private final TurnGateway alone;

    /**
     * Starts them.
     *
     * @param folder for data and logs, empty
     */
    TurnSuite(String name, Path checkout, Path folder, TurnSurroundings around, List<String> javaOptions) {
        this.name = name;
        this.around = around;
        database = started(new BenchDatabase(folder.resolve("postgres")));
        int port = BenchProcess.freePort();
        int managementPort = BenchProcess.freePort();
        skills = started(BenchProcess.start(
                BenchProcess.jar(checkout.resolve(Options.SKILLS_JAR), javaOptions),
                skillsSettings(port, managementPort),
                folder.resolve("skills.log")));
        skills.awaitAnswer(URI.create(HOST + managementPort + "/q/health/ready"));
        database.fill(Turns.MOST);
        gateway = started(
                TurnGateway.start(checkout, folder.resolve("gateway.log"), around, HOST + port, Map.of(), javaOptions));
        alone = started(TurnGateway.start(
                checkout,
                folder.resolve("gateway-alone.log"),
                around,
                HOST + port,
                Map.of("AI_CHAT_PROMPT_TIMEOUT_SECONDS", "0"),
                javaOptions));
    }

    private <T extends AutoCloseable> T started(T part) {
        running.add(part);
        return part;
    }

    private Map<String, String> skillsSettings(int port, int managementPort) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(Map.of(
                "HTTP_HOST",
                "127.0.0.1",
                "PORT",
                Integer.toString(port),
                "MANAGEMENT_PORT",
                Integer.toString(managementPort),
                "USE_SQS",
                "0",
                "CLERK_ISSUER_URL",
                around.issuer(),
                "SERVICE_SHARED_SECRET",
                GatewaySettings.SERVICE_SECRET));
        return settings;
    }

    /** In the table. */
    String name() {
        return name;
    }

    BenchDatabase database() {
        return database;
    }

    List<ProcessHandle> skills() {
        return skills.handles();
    }

    /** Where to ask for such turns; people take turns, and no prompt comes twice. */
    Target target(Turns kind) {
        TurnGateway asked = kind.isAlone() ? alone : gateway;
        Supplier<Target.Ask> asks = () -> {
            int turn = turns.incrementAndGet();
            int person = turn % kind.people();
            String session = kind.hasSession() ? "&sessionId=" + kind + "-" + person : "";
            return new Target.Ask(
                    CHAT + turn + session,
                    Map.of("authorization", "Bearer " + around.tokens().get(person)));
        };
        return new Target(name, asked.port(), "GET", asks, null, asked.process().handles());
    }

    @Override
    public void close() {
        for (AutoCloseable part : running.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
