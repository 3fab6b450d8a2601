package io.coachup.gateway.identity;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.routing.Owner;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Keeps foreign pages from acting with a visitor's session cookie. Unsafe requests must prove that they come from our
 * own pages; a chat stream is a GET, so it has to pass unless the browser says outright that it is a foreign page's.
 */
@Singleton
public final class CrossSite {

    private static final String FETCH_SITE = "sec-fetch-site";
    private static final String FOREIGN = "cross-site";
    private static final Set<String> OWN = Set.of("same-origin", "same-site");
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final List<String> appOrigins;

    public CrossSite(GatewayIdentityConfig config) {
        this.appOrigins = config.appOrigins().orElse(List.of());
    }

    /**
     * Checks a request that carries only the cookie.
     *
     * @throws ApiException 403 when it may come from a foreign page
     */
    void check(Exchange exchange) {
        if (!passes(exchange)) {
            throw new ApiException(ErrorCode.FORBIDDEN, "Cross-site requests are not accepted");
        }
    }

    /** False when the cookie of a request may be there because of a foreign page. */
    boolean passes(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        String site = request.getHeader(FETCH_SITE);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && appOrigins.contains(origin)) {
            return true;
        }
        if (SAFE.contains(request.method())) {
            return exchange.route().owner() != Owner.SELF || !FOREIGN.equals(site);
        }
        return site == null ? isOwnHost(origin, request.getHeader(HttpHeaders.HOST)) : OWN.contains(site);
    }

    /** Only the host is compared: behind a TLS proxy the request's own scheme says nothing. */
    private static boolean isOwnHost(String origin, String host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            URI uri = URI.create(origin);
            String authority = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
            return host.equalsIgnoreCase(authority) || host.equalsIgnoreCase(uri.getHost() + defaultPort(uri));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String defaultPort(URI origin) {
        if (origin.getPort() >= 0) {
            return ":" + origin.getPort();
        }
        return "https".equals(origin.getScheme()) ? ":443" : ":80";
    }
}
