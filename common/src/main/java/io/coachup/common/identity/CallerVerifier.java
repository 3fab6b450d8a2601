package io.coachup.common.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.hashing.Sha256;
import io.coachup.common.json.Texts;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;

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

    /** The end of the year 9999 in seconds; more is no date, often one in milliseconds. */
    private static final long LAST_DATE = 253_402_300_799L;

    private final IdentityConfig config;
    private final JWTParser parser;
    private final IssuerKeys keys;
    private final Set<String> parties;

    /** A flood of tokens that are used once does not push out those that are used all the time. */
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .executor(Runnable::run)
            .build();

    private record Verified(Caller caller, Instant until) {}

    public CallerVerifier(IdentityConfig config, JWTParser parser, IssuerKeys keys) {
        this.config = config;
        this.parser = parser;
        this.keys = keys;
        this.parties = config.authorizedParties().orElse(List.of()).stream()
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The caller if that can be told without waiting: identity is off, or the token was verified before; else null. */
    public Caller remembered(String authorization) {
        if (!config.enabled()) {
            return new Caller(Caller.ANONYMOUS);
        }
        String token = tokenOf(authorization);
        Verified known = token == null ? null : verified.getIfPresent(Sha256.hex(token));
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
        return check(token);
    }

    private Caller check(String token) {
        try {
            return callerOf(token, parser.parse(token));
        } catch (ParseException e) {
            if (isCausedBy(e, IOException.class)) {
                throw ApiException.unavailable(ErrorCode.UNAVAILABLE, "Identity provider unavailable", 5, e);
            }
            if (isCausedBy(e, InvalidJwtSignatureException.class)) {
                keys.doubt();
            }
            throw new ApiException(ErrorCode.UNAUTHENTICATED, "Unauthorized", e);
        } catch (RuntimeException e) {
            // Whatever a token holds that the library stumbles over, it is no valid one.
            throw new ApiException(ErrorCode.UNAUTHENTICATED, "Unauthorized", e);
        }
    }

    private Caller callerOf(String token, JsonWebToken jwt) {
        String subject = jwt.getSubject();
        long expires = jwt.getExpirationTime();
        if (!isUserId(subject) || !isDate(expires) || !isForUs(jwt.<Object>getClaim(Claims.azp.name()))) {
            throw ApiException.unauthenticated();
        }
        Caller caller = new Caller(subject);
        remember(token, caller, Instant.ofEpochSecond(expires));
        return caller;
    }

    private static boolean isDate(long seconds) {
        return seconds > 0 && seconds <= LAST_DATE;
    }

    /**
     * A token that names no party passes, as with Clerk's own libraries: it leaves the claim out of tokens that no web
     * page asked for, and what the check is against, another application's page, always is named.
     */
    private boolean isForUs(Object party) {
        return party == null || parties.isEmpty() || party instanceof String name && parties.contains(name);
    }

    /** Nobody may be the shared owner of what was written while identity was off. */
    private static boolean isUserId(String subject) {
        return subject != null
                && !Texts.isBlank(subject)
                && subject.length() <= USER_ID_MAX_CHARS
                && subject.indexOf(0) < 0
                && !subject.equals(Caller.ANONYMOUS);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private void remember(String token, Caller caller, Instant expires) {
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
