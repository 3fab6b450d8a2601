package io.coachup.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.worker.job.FailurePolicy.Verdict;
import io.coachup.worker.queue.QueueUnavailableException;
import io.coachup.worker.scoring.skill.ScoringException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailurePolicyTest {

    private static final RuntimeException SCORING =
            new ScoringException(ScoringException.Reason.EXCEPTION, "all skills failed", null);

    private final FailurePolicy policy = new FailurePolicy(config(), () -> 0.5);

    @ParameterizedTest
    @CsvSource({"1, 5000", "2, 10000", "3, 20000", "4, 40000", "7, 300000", "60, 300000"})
    void theDelayDoublesUpToItsCap(int receiveCount, long millis) {
        assertThat(policy.delay(receiveCount)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void theDelayIsJitteredByAFifth() {
        assertThat(new FailurePolicy(config(), () -> 0).delay(1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(new FailurePolicy(config(), () -> 1).delay(1)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aFailedScoringIsRetriedAndGivenUpAtTheLastDelivery() {
        assertThat(policy.judge(SCORING, 4)).isEqualTo(new Verdict.Retry(Duration.ofSeconds(40)));
        assertThat(policy.judge(SCORING, 5)).isEqualTo(new Verdict.Dead("attempts_exhausted"));
    }

    @Test
    void aDependencyThatIsDownPausesEvenAtTheLastDelivery() {
        assertThat(policy.judge(new QueueUnavailableException("away", null), 5)).isEqualTo(new Verdict.Pause());
    }

    @Test
    void whatIsNoJobIsGivenUpAtOnce() {
        assertThat(policy.judge(new MalformedJobException(null), 1)).isEqualTo(new Verdict.Dead("malformed"));
    }

    @ParameterizedTest
    @CsvSource({"1, 900", "2, 1800", "5, 14400", "6, 27000", "100, 27000"})
    void pausesGrowToHalfAMinute(int times, long millis) {
        assertThat(policy.pause(times)).isEqualTo(Duration.ofMillis(millis));
    }

    private static JobConfig config() {
        return new JobConfig() {
            @Override
            public int concurrency() {
                return 2;
            }

            @Override
            public Duration visibility() {
                return Duration.ofSeconds(30);
            }

            @Override
            public int maxReceives() {
                return 5;
            }

            @Override
            public Duration retryBase() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration retryMax() {
                return Duration.ofSeconds(300);
            }

            @Override
            public Duration stopLimit() {
                return Duration.ofSeconds(6);
            }
        };
    }
}
