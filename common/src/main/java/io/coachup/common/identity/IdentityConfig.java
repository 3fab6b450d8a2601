package io.coachup.common.identity;

import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
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

    /** {@code APP_ENV}; identity can't be off in {@code production}. */
    String environment();

    /** {@code SERVICE_SHARED_SECRET}: bearer secret of calls between services, at least 16 characters. */
    Optional<String> serviceSecret();

    /** Routes without caller, as {@code METHOD /path}. */
    @WithDefault("none")
    List<String> publicRoutes();
}
