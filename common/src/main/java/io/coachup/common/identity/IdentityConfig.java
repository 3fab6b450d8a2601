package io.coachup.common.identity;

import io.coachup.common.settings.Environments;
import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How callers and services are told apart. */
@ConfigMapping(prefix = "coachup.identity")
public interface IdentityConfig {

    /** {@code CLERK_ENABLED}: when off, every caller is {@link Caller#ANONYMOUS}. */
    @WithConverter(StrictBoolean.class)
    boolean enabled();

    /** {@code CLERK_ISSUER_URL}; needed while identity is on. */
    Optional<String> issuer();

    /** {@code APP_ENV}; identity can be off in development alone, see {@link Environments}. */
    String environment();

    /**
     * {@code CLERK_AUTHORIZED_PARTIES}: whose tokens are accepted, by their claim {@code azp}, such as
     * {@code https://app.example.org}; none means anybody's.
     */
    Optional<List<String>> authorizedParties();

    /** The issuer's keys. */
    Keys keys();

    /** {@code SERVICE_SHARED_SECRET}: bearer secret of calls between services, at least 16 characters. */
    Optional<String> serviceSecret();

    /** Routes without caller, as {@code METHOD /path}. */
    @WithDefault("none")
    List<String> publicRoutes();

    /** True where {@code APP_ENV} is a known word of development. */
    default boolean isDevelopment() {
        return Environments.isDevelopment(environment());
    }

    /** Where the issuer's keys are, and how often they are read. */
    interface Keys {

        /** {@code CLERK_JWKS_URL}. */
        String url();

        /** {@code CLERK_JWKS_MIN_INTERVAL}: they are not read sooner after they were, whatever tokens come. */
        Duration minInterval();

        /** {@code CLERK_JWKS_MAX_AGE}: they are read again when they are older, while the old ones are in use. */
        Duration maxAge();
    }
}
