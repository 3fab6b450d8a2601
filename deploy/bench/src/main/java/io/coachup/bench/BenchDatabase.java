package io.coachup.bench;

import io.coachup.local.standin.Addresses;
import io.coachup.local.standin.StandIn;
import io.coachup.local.standin.StandInProcess;
import io.coachup.local.standin.StandInSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL of its own that waits for the disk, and what a benchmark asks it. */
public final class BenchDatabase implements AutoCloseable {

    private static final Duration STORE_LIMIT = Duration.ofSeconds(20);

    private final StandInProcess standIn;
    private final Map<String, String> settings;
    private final ProcessHandle postmaster;

    /** Starts it, empty, in a folder that must not be there. */
    public BenchDatabase(Path folder) {
        standIn = StandInProcess.start(new StandInSpec(StandIn.POSTGRES, 0, folder, false));
        settings = Addresses.of(StandIn.POSTGRES, standIn.port());
        postmaster = postmaster(folder.resolve("postmaster.pid"));
    }

    private static ProcessHandle postmaster(Path file) {
        try {
            return ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().trim()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings by which a service finds it. */
    public Map<String, String> settings() {
        return settings;
    }

    /** CPU time in ms of all its processes. */
    public double cpuMs() {
        return ProcessUsage.familyCpuMs(postmaster);
    }

    /** Gives so many people, {@code bench-0} and so on, a profile, two goals and two tracked skills. */
    public void fill(int people) {
        run(
                """
                insert into users_profile (user_id, display_name, bio, created_at, updated_at)
                select 'bench-' || n, 'Ada ' || n, 'Leads a team of five and speaks to customers twice a week.', 1, 1
                from generate_series(0, %1$d - 1) n;
                insert into users_goals (user_id, goal_id, title, description, status, created_at, updated_at)
                select 'bench-' || n, 'goal-' || g, 'A talk without notes, number ' || g,
                       'Twenty minutes in front of the whole department.', 'active', 1, 1
                from generate_series(0, %1$d - 1) n, generate_series(1, 2) g;
                insert into tracked_skills (user_id, skill_id, slot, display_order, current_level, created_at, updated_at)
                select 'bench-' || n, skill, slot, slot, 4, 1, 1
                from generate_series(0, %1$d - 1) n,
                     (values ('clarity_eloquence', 1), ('confidence', 2)) as tracked (skill, slot);
                analyze;
                """
                        .formatted(people));
    }

    /** Turns of speakers that are stored. */
    public long stored() {
        try (Connection connection = connect()) {
            return stored(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until so many are stored, or 20 seconds; returns how many lack. */
    public long awaitStored(long expected) {
        long giveUp = System.nanoTime() + STORE_LIMIT.toNanos();
        try (Connection connection = connect()) {
            long lacking = expected - stored(connection);
            while (lacking > 0 && System.nanoTime() < giveUp) {
                connection.createStatement().execute("select pg_sleep(0.01)");
                lacking = expected - stored(connection);
            }
            return lacking;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long stored(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(sum(interaction_count), 0) from sessions")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Runs statements. */
    public void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement that only an administrator may run. */
    public void administer(String sql) {
        String address = settings.get("DATABASE_URL");
        try (Connection connection = DriverManager.getConnection(address, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** TCP port on this machine. */
    public int port() {
        return standIn.port();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.get("DATABASE_URL"), settings.get("DATABASE_USER"), settings.get("DATABASE_PASSWORD"));
    }

    @Override
    public void close() {
        standIn.close();
    }
}
