package io.coachup.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(2));

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLongest() {
        assertThat(backOff.next(false)).hasMillis(500);
        assertThat(backOff.next(false)).hasMillis(1000);
        assertThat(backOff.next(false)).hasMillis(2000);
        assertThat(backOff.next(false)).hasMillis(2000);
    }

    @Test
    void startsAnewAfterTheProcessWasReady() {
        backOff.next(false);
        backOff.next(false);

        assertThat(backOff.next(true)).hasMillis(500);
    }
}
