package io.coachup.skills.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.ServiceTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@ServiceTest
class MigrationsTest {

    @Inject
    Flyway flyway;

    @Test
    void aMigrationMayTakeAsLongAsAnIndexOfALargeTableTakesButWaitsForNoLock() throws SQLException {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(connection.getNetworkTimeout()).isZero();
        }
        assertThat(flyway.getConfiguration().getInitSql()).contains("lock_timeout");
    }
}
