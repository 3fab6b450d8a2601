package io.coachup.skills.summaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryConfigCheckTest {

    private static final Map<String, String> GOOD = Map.of(
            "enabled", "1",
            "every-replies", "4",
            "max-age", "120",
            "lease", "PT15S",
            "time-limit", "PT12S",
            "prefer-stored", "0",
            "token-budget-min", "1200",
            "transcript-max-bytes", "32768",
            "workers", "1");

    @Test
    void theDefaultsAndACadenceThatIsSwitchedOffAreTaken() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("every-replies", "-1", "max-age", "0"))).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(problems(Map.of(
                        "max-age", "-1",
                        "time-limit", "PT0S",
                        "lease", "PT0S",
                        "token-budget-min", "0",
                        "transcript-max-bytes", "0",
                        "workers", "0")))
                .containsExactly(
                        "SUMMARY_GENERATE_SECONDS must be 0 or more.",
                        "SUMMARY_TIMEOUT_MS must be at least 1.",
                        "SUMMARY_LOCK_MS must be longer than SUMMARY_TIMEOUT_MS: two would make the same summary.",
                        "AI_SUMMARY_TOKEN_BUDGET_MIN must be at least 1.",
                        "SUMMARY_TRANSCRIPT_MAX_BYTES must be at least 1.",
                        "SUMMARY_WORKER_CONCURRENCY must be at least 1.");
    }

    @Test
    void anAnswerIsKeptForLongerThanItTakes() {
        assertThat(problems(Map.of("keep", "PT57.001S"))).isEmpty();
        assertThat(problems(Map.of("keep", "PT57S")))
                .containsExactly(
                        "IDEMPOTENCY_KEEP must be longer than a summary may take (SUMMARY_LOCK_MS, SUMMARY_TIMEOUT_MS and 30 s):"
                                + " the same request would be worked on twice.");
    }

    private static List<String> problems(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(SummaryConfig.class);
        GOOD.forEach((name, value) ->
                builder.withDefaultValue("coachup.summaries." + name, settings.getOrDefault(name, value)));
        Duration keep = Duration.parse(settings.getOrDefault("keep", "PT24H"));
        return new SummaryConfigCheck(builder.build().getConfigMapping(SummaryConfig.class), () -> keep).problems();
    }
}
