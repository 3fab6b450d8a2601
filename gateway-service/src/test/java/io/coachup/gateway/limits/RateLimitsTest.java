package io.coachup.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final RateLimits limits = new RateLimits(new RateLimitConfig() {
        @Override
        public double perSecond() {
            return 2;
        }

        @Override
        public int burst() {
            return 2;
        }
    });

    @Test
    void aBurstPassesThenTheRateDoes() {
        assertThat(takeAt(0)).isEqualTo(new RateLimits.Decision(2, 1, 0));
        assertThat(takeAt(0)).isEqualTo(new RateLimits.Decision(2, 0, 0));
        assertThat(takeAt(100).isAllowed()).isFalse();
        assertThat(takeAt(600)).isEqualTo(new RateLimits.Decision(2, 0, 0));
        assertThat(takeAt(700)).isEqualTo(new RateLimits.Decision(2, 0, 1));
        assertThat(takeAt(60_000)).as("never more than the burst").isEqualTo(new RateLimits.Decision(2, 1, 0));
    }

    @Test
    void keysHaveBucketsOfTheirOwn() {
        takeAt(0);
        takeAt(0);

        assertThat(limits.take("other", 0).isAllowed()).isTrue();
    }

    @Test
    void callersThatWereNotSeenForLongAreForgotten() {
        takeAt(0);
        takeAt(0);
        for (int i = 0; i < 10_000; i++) {
            limits.take("key" + i, 0);
        }

        assertThat(takeAt(0).isAllowed()).isTrue();
    }

    private RateLimits.Decision takeAt(long ms) {
        return limits.take("key", TimeUnit.MILLISECONDS.toNanos(ms));
    }
}
