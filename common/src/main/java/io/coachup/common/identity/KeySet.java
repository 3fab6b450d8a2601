package io.coachup.common.identity;

import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * The keys that an issuer published.
 *
 * @param keys those that can have signed a token
 * @param readNanos when they were read, {@link System#nanoTime()}
 */
record KeySet(List<JsonWebKey> keys, long readNanos) {

    /** Before the first answer of the issuer. */
    static final KeySet NONE = new KeySet(List.of(), 0);

    /**
     * The keys in a JWKS document.
     *
     * @throws JoseException when it is none, or holds no key that can sign
     */
    static KeySet parse(String json, long nowNanos) throws JoseException {
        List<JsonWebKey> signing = new JsonWebKeySet(json)
                .getJsonWebKeys().stream().filter(KeySet::isForSigning).toList();
        if (signing.isEmpty()) {
            throw new JoseException("The key set holds no RSA key for signatures");
        }
        return new KeySet(signing, nowNanos);
    }

    private static boolean isForSigning(JsonWebKey key) {
        return key.getKey() instanceof RSAPublicKey
                && (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(AlgorithmIdentifiers.RSA_USING_SHA256));
    }

    /** True before the first answer of the issuer. */
    boolean isUnknown() {
        return keys.isEmpty();
    }

    /** The key that a token names, or null; a single key needs no name on both sides. */
    Key find(String keyId) {
        for (JsonWebKey key : keys) {
            if (keyId != null && keyId.equals(key.getKeyId())) {
                return key.getKey();
            }
        }
        boolean onlyOne = keys.size() == 1 && (keyId == null || keys.getFirst().getKeyId() == null);
        return onlyOne ? keys.getFirst().getKey() : null;
    }
}
