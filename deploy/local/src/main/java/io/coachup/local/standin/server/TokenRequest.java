package io.coachup.local.standin.server;

/**
 * What is asked of the token issuer.
 *
 * @param subject 1 to 200 characters
 * @param ttlSeconds seconds until the token expires, from -86400 (expired a day ago, for tests) to 86400
 */
record TokenRequest(String subject, int ttlSeconds) {

    private static final int DEFAULT_TTL_SECONDS = 3600;
    private static final int MAX_TTL_SECONDS = 86_400;
    private static final int MAX_SUBJECT_LENGTH = 200;

    /** Both as they come in the query; {@code ttl} may be absent. */
    static TokenRequest of(String subject, String ttl) {
        if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT_LENGTH) {
            throw new IllegalArgumentException("sub must have 1 to 200 characters: /token?sub=ada");
        }
        if (ttl != null && !ttl.matches("-?\\d{1,5}")) {
            throw new IllegalArgumentException("ttl must be a number of seconds from -86400 to 86400");
        }
        int seconds = ttl == null ? DEFAULT_TTL_SECONDS : Integer.parseInt(ttl);
        if (Math.abs(seconds) > MAX_TTL_SECONDS) {
            throw new IllegalArgumentException("ttl must be a number of seconds from -86400 to 86400");
        }
        return new TokenRequest(subject, seconds);
    }
}
