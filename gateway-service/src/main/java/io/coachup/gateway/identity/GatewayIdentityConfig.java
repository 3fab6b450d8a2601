package io.coachup.gateway.identity;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the gateway identifies callers, beyond what all services share. */
@ConfigMapping(prefix = "coachup.gateway.identity")
public interface GatewayIdentityConfig {

    /** {@code PUBLIC_APP_ORIGIN}: origins whose pages may use the session cookie for unsafe requests. */
    Optional<List<String>> appOrigins();

    /** Longest wait for the verification of a token, which may have to fetch the issuer's keys. */
    Duration verificationTimeout();

    /** How many verifications may wait at once. */
    int maxPending();
}
