package io.coachup.bench.reads;

import io.coachup.bench.BenchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator; Debian has it in the package postgresql-contrib. */
final class PgBench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final BenchDatabase database;
    private final Path script;
    private final int clients;

    PgBench(BenchDatabase database, Path script, int clients) {
        this.database = database;
        this.script = script;
        this.clients = clients;
    }

    /** Runs of the script a second, with prepared statements and as many connections as there are clients. */
    double run(Duration length) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--time=" + length.toSeconds(),
                        "--file=" + script,
                        "--host=localhost",
                        "--port=" + database.port(),
                        "--username=" + database.settings().get("DATABASE_USER"),
                        "coachup"))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.settings().get("DATABASE_PASSWORD"));
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(printed);
            if (!rate.find()) {
                throw new IllegalStateException("pgbench failed: " + printed);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
