package io.coachup.gateway.limits;

import io.smallrye.config.ConfigMapping;

/** How often one caller may use one of the rate-limited routes. */
@ConfigMapping(prefix = "coachup.rate-limit")
public interface RateLimitConfig {

    /** {@code RATE_LIMIT_MAX_RPS}: requests a second in the long run. */
    double perSecond();

    /** {@code RATE_LIMIT_BURST}: requests at once. */
    int burst();
}
