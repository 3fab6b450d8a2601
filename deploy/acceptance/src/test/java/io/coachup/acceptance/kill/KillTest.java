package io.coachup.acceptance.kill;

import io.coachup.acceptance.Suite;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever dies, what was acknowledged is assessed once and in order. PostgreSQL waits for the disk here. */
@Tag("long")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KillTest {

    @Test
    void everyAcknowledgedGroupIsFinalizedOnceAndInOrder() throws Exception {
        try (Suite suite = Suite.start("kill", Map.of("LIMIT_WRITE_BURST", "1000000"))) {
            new KillScenario(
                            suite, List.of("skills-service", "assessment-worker", "sqs", "postgres", "gateway-service"))
                    .run();
        }
    }
}
