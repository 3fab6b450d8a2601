package io.coachup.skills.idempotency;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long answers are kept. */
@ConfigMapping(prefix = "coachup.idempotency")
public interface IdempotencyConfig {

    /** {@code IDEMPOTENCY_KEEP}: so long a request under the same key gets the first answer again. */
    Duration keep();
}
