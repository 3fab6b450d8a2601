package io.coachup.speech.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whose failures keep whom from a provider, without a clock. */
class ProviderBreakerTest {

    private static final long REST = Breaker.OPEN.toNanos();

    private final ProviderBreaker breaker = new ProviderBreaker();
    private long now = 1;

    @Test
    void oneCallersFailuresKeepOnlyThatCallerAway() {
        fail("mallory", 100);

        assertThat(breaker.admits("mallory", now)).isFalse();
        assertThat(breaker.admits("ada", now)).isTrue();
    }

    @Test
    void fourCallersFailuresAmongTenKeepNobodyElseAway() {
        for (int i = 0; i < 6; i++) {
            breaker.record("fine-" + i, false, now);
        }
        for (int i = 0; i < 4; i++) {
            fail("unlucky-" + i, 3);
        }

        assertThat(breaker.admits("ada", now)).isTrue();
    }

    @Test
    void aProviderThatFailsTenCallersIsLeftAloneByAllForAWhile() {
        for (int i = 0; i < 10; i++) {
            fail("caller-" + i, 1);
        }

        assertThat(breaker.admits("ada", now)).isFalse();
        now += REST - 1;
        assertThat(breaker.admits("ada", now)).isFalse();
        now += 1;
        assertThat(breaker.admits("ada", now)).isTrue();
    }

    @Test
    void afterTheRestNobodysSingleFailureKeepsAllAway() {
        for (int i = 0; i < 10; i++) {
            fail("caller-" + i, 1);
        }
        now += REST;
        assertThat(breaker.admits("mallory", now)).isTrue();
        breaker.record("mallory", true, now);

        assertThat(breaker.admits("ada", now)).isTrue();
    }

    @Test
    void afterTheRestOneCallOfTheCallersOwnDecides() {
        fail("ada", 10);
        now += REST;

        assertThat(breaker.admits("ada", now)).isTrue();
        assertThat(breaker.admits("ada", now))
                .as("while the first is on its way")
                .isFalse();
        breaker.record("ada", true, now);
        assertThat(breaker.admits("ada", now)).isFalse();
        now += REST;
        assertThat(breaker.admits("ada", now)).isTrue();
        breaker.record("ada", false, now);
        assertThat(breaker.admits("ada", now)).isTrue();
    }

    @Test
    void aCallThatSaysNothingLeavesTheTrialToTheNext() {
        fail("ada", 10);
        now += REST;
        breaker.admits("ada", now);

        breaker.undecided("ada");

        assertThat(breaker.admits("ada", now)).isTrue();
    }

    @Test
    void failuresOfLongAgoAreForgotten() {
        fail("ada", 9);
        now += Duration.ofMinutes(6).toNanos();
        fail("ada", 1);

        assertThat(breaker.admits("ada", now)).isTrue();
    }

    private void fail(String caller, int times) {
        for (int i = 0; i < times; i++) {
            breaker.record(caller, true, now);
        }
    }
}
