package io.coachup.testing;

import io.coachup.local.token.TokenClient;
import java.net.URI;
import java.time.Duration;

/** Tokens of the issuer that {@link TokenIssuerResource} runs. */
public final class LocalTokens {

    /** System property with the issuer's address; it is one for all class loaders of the test JVM. */
    public static final String ISSUER_PROPERTY = "coachup.local.issuer";

    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private LocalTokens() {}

    /** The value of an {@code authorization} header for this subject, {@code Bearer …}, valid for an hour. */
    public static String bearer(String subject) {
        return "Bearer " + token(subject, ONE_HOUR);
    }

    /** A raw token; a negative time to live gives an expired one. */
    public static String token(String subject, Duration timeToLive) {
        String issuer = System.getProperty(ISSUER_PROPERTY);
        if (issuer == null) {
            throw new IllegalStateException("No token issuer runs: add TokenIssuerResource to the test.");
        }
        return TokenClient.token(URI.create(issuer), subject, timeToLive);
    }
}
