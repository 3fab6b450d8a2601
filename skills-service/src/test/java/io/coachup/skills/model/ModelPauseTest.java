package io.coachup.skills.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModelPauseTest {

    private long now;
    private final ModelPause pause = new ModelPause(() -> now);

    @Test
    void threeFailuresInARowAreFollowedByAPauseThatDoublesWhileSingleTriesFail() {
        fail();
        fail();
        assertThat(pause.isOn()).isFalse();
        fail();

        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(pause.tryCall()).as("within %d s", seconds).isFalse();
            pass(Duration.ofNanos(1));
            assertThat(pause.tryCall()).as("after %d s", seconds).isTrue();
            assertThat(pause.tryCall()).as("only one tries").isFalse();
            pause.ended(false);
        }
    }

    @Test
    void itGoesOnForAsLongAsATryHangs() {
        fail();
        fail();
        fail();
        pass(Duration.ofSeconds(1));
        assertThat(pause.tryCall()).isTrue();

        pass(Duration.ofSeconds(30));
        assertThat(pause.isOn()).isTrue();
        assertThat(pause.tryCall()).isFalse();

        pause.ended(false);
        pass(Duration.ofSeconds(2).minusNanos(1));
        assertThat(pause.tryCall()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(pause.tryCall()).isTrue();
        pause.ended(true);
        assertThat(pause.isOn()).isFalse();
    }

    @Test
    void anAnswerEndsIt() {
        fail();
        fail();
        fail();
        pass(Duration.ofSeconds(1));
        assertThat(pause.tryCall()).isTrue();
        pause.ended(true);

        fail();
        fail();
        assertThat(pause.isOn()).isFalse();
        fail();
        assertThat(pause.isOn()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(pause.isOn()).isFalse();
    }

    private void fail() {
        assertThat(pause.tryCall()).isTrue();
        pause.ended(false);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
