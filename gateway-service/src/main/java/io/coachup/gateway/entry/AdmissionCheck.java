package io.coachup.gateway.entry;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.Caller;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.limits.Admission;
import io.coachup.gateway.limits.CallerLimits;
import io.coachup.gateway.limits.ClientAddress;
import io.coachup.gateway.limits.LimitClass;
import io.coachup.gateway.routing.Access;
import io.coachup.gateway.routing.Route;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Lets a caller use each kind of route only so often and so many at once, and tells how much is left. */
@Singleton
final class AdmissionCheck {

    private static final String LIMIT = "x-ratelimit-limit";
    private static final String REMAINING = "x-ratelimit-remaining";
    private static final String RESET = "x-ratelimit-reset";

    /** The contract's text; its answers tell the limit in headers. */
    private static final String ANNOUNCED_REFUSAL = "Rate limit exceeded";

    private final CallerLimits limits;
    private final ClientAddress addresses;

    AdmissionCheck(CallerLimits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    /**
     * Lets an identified request of a route in, until it is over.
     *
     * @throws ApiException 429 when it is one too many
     */
    void route(Exchange exchange) {
        Route route = exchange.route();
        String who = who(exchange);
        String key = route.limits().isAnnounced() ? route.label() + " " + who : who;
        boolean visitor = route.access() == Access.OPTIONAL && isNobody(exchange.caller());
        enter(exchange, visitor ? LimitClass.VISITOR : route.limits(), key);
    }

    /**
     * Lets in what is no request of a route.
     *
     * @throws ApiException 429 when it is one too many
     */
    void unmatched(Exchange exchange) {
        enter(exchange, LimitClass.PUBLIC, addresses.of(exchange.request()));
    }

    private void enter(Exchange exchange, LimitClass kind, String key) {
        Admission admission = limits.enter(kind, key, System.nanoTime());
        if (kind.isAnnounced() || !admission.isAllowed()) {
            announce(exchange.response(), admission);
        }
        if (!admission.isAllowed()) {
            throw ApiException.unavailable(
                    ErrorCode.RATE_LIMITED,
                    kind.isAnnounced() ? ANNOUNCED_REFUSAL : admission.refusal(),
                    admission.retryAfterSeconds(),
                    null);
        }
        exchange.admitted(admission);
    }

    private static void announce(HttpServerResponse response, Admission admission) {
        response.putHeader(LIMIT, Integer.toString(admission.limit()));
        response.putHeader(REMAINING, Integer.toString(admission.remaining()));
        response.putHeader(RESET, Integer.toString(Math.max(1, admission.retryAfterSeconds())));
    }

    /** While identity is off everybody is the same caller, so then addresses have to do. */
    private String who(Exchange exchange) {
        Caller caller = exchange.caller();
        return isNobody(caller) ? addresses.of(exchange.request()) : caller.userId();
    }

    private static boolean isNobody(Caller caller) {
        return caller == null || caller.isAnonymous();
    }
}
