package io.coachup.worker.job;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The worker's settings as they are when nobody sets any. */
final class JobConfigs {

    static final JobConfig DEFAULTS = new SmallRyeConfigBuilder()
            .withMapping(JobConfig.class)
            .withDefaultValues(Map.of(
                    "coachup.worker.concurrency", "2",
                    "coachup.worker.visibility", "PT30S",
                    "coachup.worker.max-receives", "5",
                    "coachup.worker.retry-base", "PT5S",
                    "coachup.worker.retry-max", "PT300S",
                    "coachup.worker.pause-limit", "PT2M",
                    "coachup.worker.stop-limit", "PT6S"))
            .build()
            .getConfigMapping(JobConfig.class);

    private JobConfigs() {}
}
