package io.coachup.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final Deadline minute = Deadline.after(Duration.ofMinutes(1));

    @Test
    void theEarlierOfTwoHolds() {
        assertThat(minute.within(Duration.ofMinutes(2))).isEqualTo(minute);
        assertThat(minute.within(Duration.ofSeconds(10)).left())
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    void whatIsLeftIsNeverNothing() {
        Deadline over = Deadline.after(Duration.ofSeconds(-1));

        assertThat(over.left()).isEqualTo(Duration.ofMillis(1));
        assertThatThrownBy(over::millisLeft).isInstanceOf(TimeoutException.class);
        assertThat(over.within(Duration.ofMinutes(1))).isEqualTo(over);
    }
}
