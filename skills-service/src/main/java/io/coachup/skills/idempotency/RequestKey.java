package io.coachup.skills.idempotency;

import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.Sha256;
import io.coachup.common.json.JsonBody;

/**
 * What tells a request from others: whose it is, what it is for, the key that the client gave it, and its body.
 *
 * @param value 1 to 256 visible characters of ASCII
 * @param bodyHash SHA-256, hex
 */
public record RequestKey(String userId, String route, String value, String bodyHash) {

    private static final int MAX_CHARS = 256;

    /**
     * The key of a request; null when the client gave none.
     *
     * @throws ApiException 400 when it is no key
     */
    public static RequestKey of(String userId, String route, String header, JsonBody body) {
        if (header == null) {
            return null;
        }
        if (!isValid(header)) {
            throw ApiException.invalid(
                    "Idempotency-Key must be 1 to " + MAX_CHARS + " visible ASCII characters without spaces");
        }
        return new RequestKey(userId, route, header, Sha256.hex(body.asJson()));
    }

    /** True for what can be a key, and so be sent back. */
    public static boolean isValid(String header) {
        return header != null
                && !header.isEmpty()
                && header.length() <= MAX_CHARS
                && header.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
