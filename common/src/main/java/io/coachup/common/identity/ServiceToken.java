package io.coachup.common.identity;

import io.coachup.common.errors.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The bearer secret that services show each other for what they do on their own. */
@ApplicationScoped
public class ServiceToken {

    static final int MIN_LENGTH = 16;

    private final IdentityConfig config;

    public ServiceToken(IdentityConfig config) {
        this.config = config;
    }

    /** Value of the {@code authorization} header of a call between services. */
    public String bearer() {
        return "Bearer " + config.serviceSecret().orElseThrow();
    }

    /**
     * Lets only services pass.
     *
     * @throws ApiException 401 when {@code authorization} is not the service token
     */
    public void require(String authorization) {
        if (!matches(authorization, config.serviceSecret().orElse(""))) {
            throw ApiException.unauthenticated();
        }
    }

    /** True when {@code authorization} is the bearer of {@code secret}; takes the same time for every wrong value. */
    public static boolean matches(String authorization, String secret) {
        byte[] given = (authorization == null ? "" : authorization.trim()).getBytes(StandardCharsets.UTF_8);
        byte[] expected = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
        return !secret.isBlank() && MessageDigest.isEqual(given, expected);
    }
}
