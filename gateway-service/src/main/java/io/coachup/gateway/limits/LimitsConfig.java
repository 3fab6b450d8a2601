package io.coachup.gateway.limits;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one caller may use of the gateway. */
@ConfigMapping(prefix = "coachup.limits")
public interface LimitsConfig {

    /** {@code LIMIT_<CLASS>_PER_SECOND}, {@code _BURST} and {@code _AT_ONCE}: a limit for every {@link LimitClass}. */
    Map<LimitClass, Limit> of();

    /**
     * {@code TRUSTED_PROXIES}: addresses or networks, such as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For} tells
     * the client's address.
     */
    Optional<List<String>> trustedProxies();

    /** {@code CONNECTIONS_PER_ADDRESS}: connections that one address may have open; trusted proxies may have more. */
    int connectionsPerAddress();

    /** A limit. */
    interface Limit {

        /** Requests a second in the long run. */
        double perSecond();

        /** Requests that pass at once after a pause. */
        int burst();

        /** Requests that may be under way at the same time. */
        int atOnce();
    }
}
