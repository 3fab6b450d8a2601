package io.coachup.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStandInTest {

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws SQLException {
        // Given
        StandInProcess first = StandInProcess.start(spec(false));
        execute(first, "coachup", "create table note (text text)");
        execute(first, "coachup", "insert into note values ('kept')");

        // When
        first.kill();

        // Then
        try (StandInProcess second = first.restart();
                Connection connection = connect(second, "coachup");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text, current_setting('fsync') from note")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("kept");
            assertThat(rows.getString(2)).isEqualTo("on");
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (StandInProcess postgres = StandInProcess.start(spec(true))) {
            assertThatThrownBy(() -> connect(postgres, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void endsWithItsServerWhenWhoeverStartedItIsGone() throws Exception {
        // Given
        StandInProcess postgres = StandInProcess.start(spec(true));
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();

        // When
        postgres.process().getOutputStream().close();

        // Then
        assertThat(postgres.process().waitFor(Duration.ofSeconds(8))).isTrue();
        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void endsWhenItsServerIsGone() throws Exception {
        // Given
        StandInProcess postgres = StandInProcess.start(spec(true));
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();

        // When
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

        // Then
        assertThat(postgres.process().waitFor(Duration.ofSeconds(8))).isTrue();
        assertThat(postgres.process().exitValue()).isEqualTo(1);
    }

    private StandInSpec spec(boolean fast) {
        return new StandInSpec(StandIn.POSTGRES, 0, folder.resolve("data"), fast);
    }

    private static void execute(StandInProcess postgres, String password, String sql) throws SQLException {
        try (Connection connection = connect(postgres, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(StandInProcess postgres, String password) throws SQLException {
        String url = Addresses.of(StandIn.POSTGRES, postgres.port()).get("DATABASE_URL");
        return DriverManager.getConnection(url, "coachup", password);
    }
}
