package io.coachup.gateway.identity;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.limits.Admission;
import io.coachup.gateway.limits.CallerLimits;
import io.coachup.gateway.limits.ClientAddress;
import io.coachup.gateway.limits.LimitClass;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Bounds what one address costs us with tokens that are none: verifying is work, and room for it is shared. */
@Singleton
public final class Strangers {

    private final CallerLimits limits;
    private final ClientAddress addresses;

    public Strangers(CallerLimits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    /**
     * Finds out who somebody is; only when it turns out to be nobody does the request count.
     *
     * @throws ApiException 429 when the address has sent too many that were nobody's
     */
    <T> Future<T> admit(Exchange exchange, Supplier<Future<T>> identification) {
        Admission admission = limits.enter(LimitClass.STRANGER, addresses.of(exchange.request()), System.nanoTime());
        if (!admission.isAllowed()) {
            throw ApiException.unavailable(
                    ErrorCode.RATE_LIMITED, admission.refusal(), admission.retryAfterSeconds(), null);
        }
        return identification.get().onComplete(result -> {
            if (isNobody(result.cause())) {
                admission.leave();
            } else {
                admission.leaveUncounted();
            }
        });
    }

    private static boolean isNobody(Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == ErrorCode.UNAUTHENTICATED;
    }
}
