package io.coachup.common.identity;

/**
 * Who calls.
 *
 * @param userId the token's subject, or {@link #ANONYMOUS} when identity is off
 */
public record Caller(String userId) {

    /** The one shared owner while identity is off. */
    public static final String ANONYMOUS = "anonymous";

    /** True while identity is off. */
    public boolean isAnonymous() {
        return ANONYMOUS.equals(userId);
    }
}
