package io.coachup.bench.reads;

import io.coachup.bench.BenchDatabase;
import io.coachup.bench.BenchProcess;
import io.coachup.bench.Options;
import io.coachup.bench.ProcessUsage;
import io.coachup.bench.Rounds;
import io.coachup.bench.Table;
import io.coachup.bench.WorkFolder;
import io.coachup.local.standin.StandIn;
import io.coachup.local.standin.StandInProcess;
import io.coachup.local.standin.StandInSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code ./coachup bench reads}: the newest page of 20 turns in a session of 10,000 among 1,000,000, from skills-service and,
 * in turns, the same SQL by pgbench on the same server.
 */
public final class ReadsBench {

    private static final String HOST = "http://127.0.0.1:";
    private static final String JAVA_OPTIONS = "-Xmx256m -XX:+UseSerialGC";
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 4;
    private static final int PAGE = 20;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final String FILL =
            """
            insert into sessions (session_key, session_id, user_id, start_time, created_at, last_activity_at)
            select md5(n::text)::uuid, 's-' || n, case n when 0 then 'bench-0' else 'user-' || n % 1000 end, 1, 1, 1
            from generate_series(0, 9900) n;
            insert into interactions (session_key, message_id, role, content_hash, text, ts, created_at)
            select md5(case when n <= 10000 then '0' else ((n - 1) / 100 - 99)::text end)::uuid, 'm-' || n,
                   case n % 2 when 0 then 'user' else 'assistant' end, md5(n::text), repeat(md5(n::text), 5), n, n
            from generate_series(1, 1000000) n;
            vacuum analyze sessions;
            vacuum analyze interactions;
            """;

    private ReadsBench() {}

    /** Measures and prints; 5 rounds of 5 s unless {@code --rounds} says otherwise. */
    public static void run(Path root, List<String> arguments) {
        Options options = Options.read(arguments, ROUNDS);
        if (!options.beside().isEmpty()) {
            throw new IllegalArgumentException("--beside is an option of the benchmarks chat and turn.");
        }
        List<String> javaOptions = Arrays.asList(
                System.getenv().getOrDefault("COACHUP_JAVA_OPTS", JAVA_OPTIONS).split(" "));
        Path folder = WorkFolder.empty(root.resolve("deploy/bench/target/reads"));
        int port = BenchProcess.freePort();
        int managementPort = BenchProcess.freePort();
        try (StandInProcess issuer =
                        StandInProcess.start(new StandInSpec(StandIn.TOKENS, 0, folder.resolve("tokens"), false));
                BenchDatabase database = new BenchDatabase(folder.resolve("postgres"));
                BenchProcess service = BenchProcess.start(
                        BenchProcess.jar(root.resolve(Options.SKILLS_JAR), javaOptions),
                        settings(database, issuer, port, managementPort),
                        folder.resolve("skills.log"));
                PageLoad load = load(service, issuer, port, managementPort)) {
            Arrays.stream(FILL.split(";\n")).forEach(database::run);
            load.run(WARM_UP);
            Path script = script(folder, SameSql.of(database, folder.resolve("postgres.log"), load::once));
            print(options.rounds(), database, service, load, new PgBench(database, script, CLIENTS));
        }
    }

    private static Map<String, String> settings(
            BenchDatabase database, StandInProcess issuer, int port, int managementPort) {
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
                "http://localhost:" + issuer.port(),
                "SERVICE_SHARED_SECRET",
                "bench-bench-bench-bench-bench-bench"));
        return settings;
    }

    private static PageLoad load(BenchProcess service, StandInProcess issuer, int port, int managementPort) {
        service.awaitAnswer(URI.create(HOST + managementPort + "/q/health/ready"));
        String token = BenchProcess.get(URI.create("http://localhost:" + issuer.port() + "/token?sub=bench-0"));
        URI page = URI.create(HOST + port + "/api/v1/transcripts?sessionId=s-0&limit=" + PAGE);
        return new PageLoad(page, token, CLIENTS);
    }

    private static Path script(Path folder, String sql) {
        try {
            return Files.writeString(folder.resolve("page.sql"), sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(
            int rounds, BenchDatabase database, BenchProcess service, PageLoad load, PgBench pgbench) {
        Rounds alone = new Rounds();
        Rounds aloneCpu = new Rounds();
        Rounds perSecond = new Rounds();
        Rounds p99 = new Rounds();
        Rounds serviceCpu = new Rounds();
        Rounds databaseCpu = new Rounds();
        for (int round = 0; round < rounds; round++) {
            double before = database.cpuMs();
            double rate = pgbench.run(ROUND);
            alone.add(rate);
            aloneCpu.add((database.cpuMs() - before) / (rate * ROUND.toSeconds()));
            before = database.cpuMs();
            double serviceBefore = ProcessUsage.cpuMs(service.handles());
            PageLoad.Times times = load.run(ROUND);
            int calls = times.nanos().length;
            perSecond.add((double) calls / ROUND.toSeconds());
            p99.add(times.p99Ms());
            serviceCpu.add((ProcessUsage.cpuMs(service.handles()) - serviceBefore) / calls);
            databaseCpu.add((database.cpuMs() - before) / calls);
        }
        Table table = new Table("", "requests/s", "x pgbench", "p99 ms", "skills ms/request", "PostgreSQL ms/request");
        table.row(List.of("the same SQL by pgbench", alone.text(0), "1.00", "", "", aloneCpu.text(3)));
        table.row(List.of(
                "GET /api/v1/transcripts",
                perSecond.text(0),
                String.format(Locale.ROOT, "%.2f", perSecond.median() / alone.median()),
                p99.text(1),
                serviceCpu.text(3),
                databaseCpu.text(3)));
        System.out.printf(
                "%n%d clients; %d turns of a session of 10,000 among 1,000,000; median [lowest–highest] of %d rounds of %d s%n%s",
                CLIENTS, PAGE, rounds, ROUND.toSeconds(), table);
    }
}
