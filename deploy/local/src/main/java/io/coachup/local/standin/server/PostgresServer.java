package io.coachup.local.standin.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL with one database and one role, both named by {@code DATABASE_USER}. */
final class PostgresServer {

    private static final String DATABASE = "coachup";

    private PostgresServer() {}

    static void main(String[] arguments) {
        StandInMain.run(arguments, PostgresServer::start);
    }

    private static StandInMain.Running start(StandInMain.Options options) throws IOException, SQLException {
        Path data = Files.createDirectories(options.data());
        Postmaster.of(data).ifPresent(Postmaster::kill);
        EmbeddedPostgres postgres =
                start(options, data, Path.of(options.values().get("programs")));
        createDatabase(postgres);
        Postmaster.of(data).ifPresent(Postmaster::exitWithIt);
        return new StandInMain.Running(postgres.getPort(), postgres);
    }

    private static EmbeddedPostgres start(StandInMain.Options options, Path data, Path programs) throws IOException {
        String waits = options.has("fast") ? "off" : "on";
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setErrorRedirector(ProcessBuilder.Redirect.INHERIT)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", waits)
                .setServerConfig("synchronous_commit", waits)
                .setServerConfig("full_page_writes", waits)
                .setServerConfig("logging_collector", "off")
                .setLocaleConfig("locale", "C")
                .setDataDirectoryCustomizer(PostgresServer::requirePassword);
        if (options.port() != 0) {
            builder.setPort(options.port());
        }
        try (PostgresPrograms _ = PostgresPrograms.hold(programs)) {
            return builder.start();
        }
    }

    /** The superuser stays open on loopback, because the embedding library connects without a password. */
    private static void requirePassword(File data) {
        String rules =
                """
                host all postgres 127.0.0.1/32 trust
                host all postgres ::1/128 trust
                host all all 127.0.0.1/32 scram-sha-256
                host all all ::1/128 scram-sha-256
                """;
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
        String user = StandInMain.environment("DATABASE_USER");
        String password = StandInMain.environment("DATABASE_PASSWORD");
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            String role = statement.enquoteIdentifier(user, true);
            if (missing(statement, "pg_roles where rolname = " + statement.enquoteLiteral(user))) {
                statement.execute("create role " + role + " login");
            }
            statement.execute("alter role " + role + " password " + statement.enquoteLiteral(password));
            if (missing(statement, "pg_database where datname = " + statement.enquoteLiteral(DATABASE))) {
                statement.execute("create database " + DATABASE + " owner " + role);
            }
        }
    }

    private static boolean missing(Statement statement, String where) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select 1 from " + where)) {
            return !rows.next();
        }
    }
}
