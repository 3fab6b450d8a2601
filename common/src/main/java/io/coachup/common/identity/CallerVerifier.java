package io.coachup.common.identity;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.hashing.Sha256;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Turns an {@code authorization} header into a {@link Caller}. SmallRye JWT checks signature, algorithm, issuer,
 * audience and expiry; a token that passed is remembered for a minute, so that a stream of calls costs one check.
 */
@ApplicationScoped
public class CallerVerifier {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int REMEMBERED_MAX = 10_000;
    private static final int TOKEN_MAX_CHARS = 8192;
    private static final int USER_ID_MAX_CHARS = 255;
    private static final String SCHEME = "bearer ";

    private final IdentityConfig config;
    private final JWTParser parser;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    private record Verified(Caller caller, Instant until) {}

    public CallerVerifier(IdentityConfig config, JWTParser parser) {
        this.config = config;
        this.parser = parser;
    }

    /** The caller if that can be told without waiting: identity is off, or the token was verified before; else null. */
    public Caller remembered(String authorization) {
        if (!config.enabled()) {
            return new Caller(Caller.ANONYMOUS);
        }
        String token = tokenOf(authorization);
        Verified known = token == null ? null : verified.get(Sha256.hex(token));
        return known != null && Instant.now().isBefore(known.until()) ? known.caller() : null;
    }

    /**
     * Verifies the token; may fetch the issuer's keys, so never on an event loop.
     *
     * @throws ApiException 401 when there is no valid token, 503 when the issuer's keys can't be fetched
     */
    public Caller verify(String authorization) {
        Caller known = remembered(authorization);
        if (known != null) {
            return known;
        }
        String token = tokenOf(authorization);
        if (token == null) {
            throw ApiException.unauthenticated();
        }
        JsonWebToken jwt = parse(token);
        String subject = jwt.getSubject();
        if (!isUserId(subject)) {
            throw ApiException.unauthenticated();
        }
        Caller caller = new Caller(subject);
        remember(token, caller, Instant.ofEpochSecond(jwt.getExpirationTime()));
        return caller;
    }

    /** Nobody may be the shared owner of what was written while identity was off. */
    private static boolean isUserId(String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= USER_ID_MAX_CHARS
                && subject.indexOf(0) < 0
                && !subject.equals(Caller.ANONYMOUS);
    }

    private JsonWebToken parse(String token) {
        try {
            return parser.parse(token);
        } catch (ParseException e) {
            if (causedByNetwork(e)) {
                throw ApiException.unavailable(ErrorCode.UNAVAILABLE, "Identity provider unavailable", 5, e);
            }
            throw new ApiException(ErrorCode.UNAUTHENTICATED, "Unauthorized", e);
        }
    }

    private static boolean causedByNetwork(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private void remember(String token, Caller caller, Instant expires) {
        if (verified.size() >= REMEMBERED_MAX) {
            verified.clear();
        }
        Instant limit = Instant.now().plus(REMEMBERED);
        verified.put(Sha256.hex(token), new Verified(caller, expires.isBefore(limit) ? expires : limit));
    }

    private static String tokenOf(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = authorization.substring(SCHEME.length()).trim();
        return token.isEmpty() || token.length() > TOKEN_MAX_CHARS ? null : token;
    }
}
