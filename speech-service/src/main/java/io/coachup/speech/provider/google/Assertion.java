package io.coachup.speech.provider.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A service account's own word for who it is, which Google takes for an access token. */
final class Assertion {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private Assertion() {}

    /**
     * Signs for the account of a key file.
     *
     * @param audience address of the token endpoint
     * @throws ProviderException permanent, when the file holds no RSA key of 2048 bits or more
     */
    static String of(JsonNode keyFile, String audience) {
        Instant now = Instant.now();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(keyFile.path("client_email").asText());
        claims.setStringClaim("scope", SCOPE);
        claims.setAudience(audience);
        claims.setIssuedAt(seconds(now));
        claims.setExpirationTime(seconds(now.plus(LIFETIME)));
        JsonWebSignature assertion = new JsonWebSignature();
        assertion.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        assertion.setHeader("typ", "JWT");
        assertion.setPayload(claims.toJson());
        try {
            assertion.setKey(
                    KeyUtils.decodePrivateKey(keyFile.path("private_key").asText()));
            return assertion.getCompactSerialization();
        } catch (JoseException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ProviderException(Kind.PERMANENT, "The credentials hold no usable key", e);
        }
    }

    private static NumericDate seconds(Instant time) {
        return NumericDate.fromSeconds(time.getEpochSecond());
    }
}
