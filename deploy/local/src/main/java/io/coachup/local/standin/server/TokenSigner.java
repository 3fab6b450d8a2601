package io.coachup.local.standin.server;

import io.coachup.local.standin.Addresses;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Signs tokens and publishes what verifiers need.
 *
 * @param issuer its address, which is also the tokens' {@code iss}
 */
record TokenSigner(String issuer, RsaJsonWebKey key) {

    private static final String AUTHORIZED_PARTY = "coachup-local";

    /** A signed token, issued now. */
    String sign(TokenRequest request) {
        NumericDate now = NumericDate.now();
        NumericDate expiry = NumericDate.fromSeconds(now.getValue() + request.ttlSeconds());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(request.subject());
        claims.setAudience(Addresses.AUDIENCE);
        claims.setStringClaim("azp", AUTHORIZED_PARTY);
        // An expired token was issued before it expired.
        claims.setIssuedAt(expiry.isBefore(now) ? NumericDate.fromSeconds(expiry.getValue() - 1) : now);
        claims.setExpirationTime(expiry);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(key.getAlgorithm());
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token could not be signed.", e);
        }
    }

    /** The public key set. */
    String keys() {
        return new JsonWebKeySet(key).toJson();
    }

    /** The OpenID Connect discovery document. */
    String discovery() {
        return JsonUtil.toJson(Map.of(
                "issuer",
                issuer,
                "jwks_uri",
                issuer + "/.well-known/jwks.json",
                "token_endpoint",
                issuer + "/token",
                "response_types_supported",
                List.of("token"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of(key.getAlgorithm())));
    }
}
