package io.coachup.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.worker.queue.QueueUnavailableException;
import io.coachup.worker.scoring.skill.ScoringException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailurePolicyTest {

    private static final RuntimeException SCORING =
            new ScoringException(ScoringException.Reason.EXCEPTION, "all skills failed", null);

    private final FailurePolicy policy = new FailurePolicy(JobConfigs.DEFAULTS, () -> 0.5);

    @ParameterizedTest
    @CsvSource({"1, 5000", "2, 10000", "3, 20000", "4, 40000", "7, 300000", "60, 300000"})
    void theDelayDoublesUpToItsCap(int receiveCount, long millis) {
        assertThat(policy.delay(receiveCount)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void theDelayIsJitteredByAFifth() {
        assertThat(new FailurePolicy(JobConfigs.DEFAULTS, () -> 0).delay(1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(new FailurePolicy(JobConfigs.DEFAULTS, () -> 1).delay(1)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aFailedScoringIsRetriedAndGivenUpAtTheLastDelivery() {
        assertThat(judge(SCORING, 4)).isEqualTo(new JobVerdict.Retry(Duration.ofSeconds(40)));
        assertThat(judge(SCORING, 5)).isEqualTo(new JobVerdict.Dead("attempts_exhausted"));
    }

    @Test
    void aDependencyThatIsDownPausesEvenAtTheLastDelivery() {
        assertThat(judge(new QueueUnavailableException("away", null), 5)).isEqualTo(new JobVerdict.Pause());
    }

    @Test
    void butNotForEver() {
        QueueUnavailableException away = new QueueUnavailableException("away", null);
        Duration justNotTooLong = JobConfigs.DEFAULTS.pauseLimit().minusMillis(1);
        Duration tooLong = JobConfigs.DEFAULTS.pauseLimit();

        assertThat(policy.judge(away, 1, justNotTooLong)).isEqualTo(new JobVerdict.Pause());
        assertThat(policy.judge(away, 4, tooLong)).isEqualTo(new JobVerdict.Retry(Duration.ofSeconds(300)));
        assertThat(policy.judge(away, 5, tooLong)).isEqualTo(new JobVerdict.Dead("dependency_failed"));
    }

    @Test
    void anErrorOfTheProgramIsAFailureLikeOthers() {
        assertThat(judge(new StackOverflowError(), 4)).isEqualTo(new JobVerdict.Retry(Duration.ofSeconds(40)));
        assertThat(judge(new NoClassDefFoundError(), 5)).isEqualTo(new JobVerdict.Dead("attempts_exhausted"));
    }

    @Test
    void whatIsNoJobIsGivenUpAtOnce() {
        assertThat(judge(new MalformedJobException(null), 1)).isEqualTo(new JobVerdict.Dead("malformed"));
    }

    @ParameterizedTest
    @CsvSource({"1, 900", "2, 1800", "5, 14400", "6, 27000", "100, 27000"})
    void pausesGrowToHalfAMinute(int times, long millis) {
        assertThat(policy.pause(times)).isEqualTo(Duration.ofMillis(millis));
    }

    private JobVerdict judge(Throwable failure, int receiveCount) {
        return policy.judge(failure, receiveCount, Duration.ZERO);
    }
}
