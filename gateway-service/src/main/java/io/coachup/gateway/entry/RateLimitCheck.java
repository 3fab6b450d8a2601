package io.coachup.gateway.entry;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.Caller;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.limits.RateLimits;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Limits how often one caller may use a route that asks for it, and tells how much is left. */
@Singleton
final class RateLimitCheck {

    private static final String LIMIT = "x-ratelimit-limit";
    private static final String REMAINING = "x-ratelimit-remaining";
    private static final String RESET = "x-ratelimit-reset";

    private final RateLimits limits;

    RateLimitCheck(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts an identified request.
     *
     * @throws ApiException 429 when it is one too many
     */
    void check(Exchange exchange) {
        if (!exchange.route().rateLimited()) {
            return;
        }
        RateLimits.Decision decision = limits.take(exchange.label() + " " + who(exchange), System.nanoTime());
        HttpServerResponse response = exchange.response();
        response.putHeader(LIMIT, Integer.toString(decision.limit()));
        response.putHeader(REMAINING, Integer.toString(decision.remaining()));
        response.putHeader(RESET, Integer.toString(Math.max(1, decision.retryAfterSeconds())));
        if (!decision.isAllowed()) {
            throw ApiException.unavailable(
                    ErrorCode.RATE_LIMITED, "Rate limit exceeded", decision.retryAfterSeconds(), null);
        }
    }

    /** While identity is off everybody is the same caller, so then addresses have to do. */
    private static String who(Exchange exchange) {
        Caller caller = exchange.caller();
        return caller == null || caller.isAnonymous()
                ? exchange.request().remoteAddress().hostAddress()
                : caller.userId();
    }
}
