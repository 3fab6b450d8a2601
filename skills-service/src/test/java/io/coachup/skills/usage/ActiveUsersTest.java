package io.coachup.skills.usage;

import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@ServiceTest
class ActiveUsersTest {

    @Inject
    ActiveUsers users;

    @Inject
    MeterRegistry registry;

    @Inject
    DataSource database;

    @Test
    void peopleCountOnceHoweverManySessionsTheyHaveAndForADayOnly() {
        users.refresh();
        double before = counted();
        String busy = unique("user");
        String gone = unique("user");
        conversation(busy, unique("s"), "Hello there");
        conversation(busy, unique("s"), "Hello again");
        conversation(gone, unique("s"), "Hello there");

        users.refresh();
        assertThat(counted() - before).isEqualTo(2);

        Jdbi.create(database)
                .useHandle(handle -> handle.execute(
                        "update sessions set last_activity_at = ? where user_id = ?",
                        System.currentTimeMillis() - Duration.ofHours(25).toMillis(),
                        gone));
        users.refresh();
        assertThat(counted() - before).isEqualTo(1);
    }

    private double counted() {
        return registry.get("coachup_active_users").gauge().value();
    }
}
