package io.coachup.gateway.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Signs tokens, good ones and forged ones. */
public final class Issuer {

    private static final Duration HOUR = Duration.ofHours(1);

    private volatile RsaJsonWebKey key;
    private String address;

    Issuer() {
        key = newKey("test-key");
    }

    private static RsaJsonWebKey newKey(String keyId) {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(keyId);
            made.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            made.setUse("sig");
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    void listensAt(String issuer) {
        address = issuer;
    }

    String keys() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** From now on signs with another key, which {@link #keys} publishes instead of the old one. */
    void rotate(String keyId) {
        key = newKey(keyId);
    }

    /** Header values of as many tokens, well formed, each of a key of its own name that nobody publishes. */
    public List<String> ofStrangers(int tokens) {
        RsaJsonWebKey own = newKey("own");
        return IntStream.range(0, tokens)
                .mapToObj(i -> {
                    own.setKeyId("stranger-" + System.nanoTime() + "-" + i);
                    return "Bearer " + sign(claims(address, "mallory", HOUR), own);
                })
                .toList();
    }

    /** A token that is validly signed, with one claim as a test wants it; null leaves it out. */
    public String with(String subject, String claim, Object value) {
        JwtClaims claims = claims(address, subject, HOUR);
        if (value == null) {
            claims.unsetClaim(claim);
        } else {
            claims.setClaim(claim, value);
        }
        return sign(claims, key);
    }

    /** A valid token. */
    public String token(String subject) {
        return sign(claims(address, subject, HOUR), key);
    }

    /** The header value of a valid token. */
    public String bearer(String subject) {
        return "Bearer " + token(subject);
    }

    public String expired(String subject) {
        return sign(claims(address, subject, Duration.ofHours(-1)), key);
    }

    public String ofOtherIssuer(String subject) {
        return sign(claims("https://elsewhere.example.org", subject, HOUR), key);
    }

    public String withoutSubject() {
        return sign(claims(address, null, HOUR), key);
    }

    /** Signed with another key under the same key id. */
    public String forged(String subject) {
        return sign(claims(address, subject, HOUR), newKey(key.getKeyId()));
    }

    /** Not signed at all. */
    public String unsigned(String subject) {
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"" + key.getKeyId() + "\"}") + "."
                + base64(claims(address, subject, HOUR).toJson()) + ".";
    }

    /** Signed symmetrically with the public key, which a careless verifier would accept. */
    public String signedWithPublicKey(String subject) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims(address, subject, HOUR).toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(new HmacKey(key.getRsaPublicKey().getEncoded()));
        return serialized(signature);
    }

    private static JwtClaims claims(String issuer, String subject, Duration timeToLive) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        if (subject != null) {
            claims.setSubject(subject);
        }
        Instant expires = Instant.now().plus(timeToLive);
        claims.setIssuedAt(
                NumericDate.fromSeconds(expires.minus(Duration.ofHours(2)).getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        claims.setGeneratedJwtId();
        return claims;
    }

    private static String sign(JwtClaims claims, RsaJsonWebKey with) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(with.getKeyId());
        signature.setKey(with.getPrivateKey());
        return serialized(signature);
    }

    private static String serialized(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
