package io.coachup.gateway.identity;

import io.coachup.common.errors.ApiException;
import io.coachup.common.headers.Headers;
import io.coachup.common.identity.Caller;
import io.coachup.common.identity.CallerVerifier;
import io.coachup.common.identity.IdentityConfig;
import io.coachup.gateway.exchange.Exchange;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Finds out who calls, from the {@code authorization} header or else the session cookie. */
@Singleton
public final class Identification {

    private final IdentityConfig config;
    private final CallerVerifier verifier;
    private final Verification verification;
    private final CrossSite crossSite;
    private final Strangers strangers;

    public Identification(
            IdentityConfig config,
            CallerVerifier verifier,
            Verification verification,
            CrossSite crossSite,
            Strangers strangers) {
        this.config = config;
        this.verifier = verifier;
        this.verification = verification;
        this.crossSite = crossSite;
        this.strangers = strangers;
    }

    /**
     * Completes when the exchange knows its caller and what to pass on; fails with an {@link ApiException}.
     *
     * @throws ApiException 401, 403 or 429 when the request is refused at once
     */
    public Future<Void> identify(Exchange exchange) {
        return switch (exchange.route().access()) {
            case PUBLIC -> Future.succeededFuture();
            case OPTIONAL -> callerOrNobody(exchange);
            case SERVICE_SECRET -> {
                exchange.identified(null, exchange.request().getHeader(Headers.AUTHORIZATION));
                yield Future.succeededFuture();
            }
            case CALLER -> caller(exchange);
        };
    }

    /** Who shows no token has nothing that is verified, and doesn't count among those whose tokens are none. */
    private Future<Void> callerOrNobody(Exchange exchange) {
        try {
            if (candidates(exchange).isEmpty()) {
                return Future.succeededFuture();
            }
            return caller(exchange).recover(_ -> Future.succeededFuture());
        } catch (ApiException e) {
            return Future.succeededFuture();
        }
    }

    private Future<Void> caller(Exchange exchange) {
        if (!config.enabled()) {
            exchange.identified(new Caller(Caller.ANONYMOUS), null);
            return Future.succeededFuture();
        }
        List<String> candidates = candidates(exchange);
        // Only the first: whether a later one counts, perhaps somebody else's, is known when those before it are
        // refused.
        Caller known = candidates.isEmpty() ? null : verifier.remembered(candidates.getFirst());
        if (known != null) {
            exchange.identified(known, candidates.getFirst());
            return Future.succeededFuture();
        }
        return strangers
                .admit(exchange, () -> verification.firstValid(candidates))
                .onSuccess(verified -> exchange.identified(verified.caller(), verified.authorization()))
                .mapEmpty();
    }

    /** The header's token first; the cookies' too, because a page may hold an old token beside a good session. */
    private List<String> candidates(Exchange exchange) {
        String header = exchange.request().getHeader(Headers.AUTHORIZATION);
        List<String> cookies = SessionCookie.authorizations(exchange.request());
        if (cookies.isEmpty()) {
            return header == null ? List.of() : List.of(header);
        }
        if (header == null) {
            crossSite.check(exchange);
            return cookies;
        }
        return crossSite.passes(exchange)
                ? Stream.concat(Stream.of(header), cookies.stream()).toList()
                : List.of(header);
    }
}
