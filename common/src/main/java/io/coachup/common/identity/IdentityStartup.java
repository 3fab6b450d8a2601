package io.coachup.common.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with an identity configuration that would be open or could not work. */
@Singleton
public final class IdentityStartup {

    private final IdentityConfig config;

    public IdentityStartup(IdentityConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (!config.enabled() && "production".equals(config.environment())) {
            throw new ConfigurationException(
                    "CLERK_ENABLED=0 is refused when APP_ENV=production: identity must be on.");
        }
        if (config.enabled() && config.issuer().isEmpty()) {
            throw new ConfigurationException("CLERK_ISSUER_URL is not set: name the issuer of your tokens, or switch"
                    + " identity off with CLERK_ENABLED=0.");
        }
        if (config.serviceSecret().orElse("").length() < ServiceToken.MIN_LENGTH) {
            throw new ConfigurationException("SERVICE_SHARED_SECRET is not set or shorter than "
                    + ServiceToken.MIN_LENGTH + " characters: services need it to trust each other.");
        }
    }
}
