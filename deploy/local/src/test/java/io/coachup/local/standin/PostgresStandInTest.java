package io.coachup.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStandInTest {

    @RegisterExtension
    static final SharedStandIn POSTGRES = new SharedStandIn(StandIn.POSTGRES);

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws SQLException {
        // Given
        execute("coachup", "create table note (text text)");
        execute("coachup", "insert into note values ('kept')");

        // When
        POSTGRES.killAndRestart();

        // Then
        try (Connection connection = connect("coachup");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text, current_setting('fsync') from note")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("kept");
            assertThat(rows.getString(2)).isEqualTo("on");
        }
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> connect("wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void endsWithItsServerWhenWhoeverStartedItIsGone() throws Exception {
        // Given
        String pid =
                Files.readAllLines(POSTGRES.data().resolve("postmaster.pid")).getFirst();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();

        // When
        POSTGRES.process().getOutputStream().close();

        // Then
        assertThat(POSTGRES.process().waitFor(Duration.ofSeconds(8))).isTrue();
        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void endsWhenItsServerIsGone() throws Exception {
        // Given
        String pid =
                Files.readAllLines(POSTGRES.data().resolve("postmaster.pid")).getFirst();

        // When
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

        // Then
        assertThat(POSTGRES.process().waitFor(Duration.ofSeconds(8))).isTrue();
        assertThat(POSTGRES.process().exitValue()).isEqualTo(1);
    }

    private static void execute(String password, String sql) throws SQLException {
        try (Connection connection = connect(password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String password) throws SQLException {
        String url = Addresses.of(StandIn.POSTGRES, POSTGRES.port()).get("DATABASE_URL");
        return DriverManager.getConnection(url, "coachup", password);
    }
}
