package io.coachup.skills.people;

import io.coachup.common.errors.ApiException;
import io.coachup.common.identity.Caller;
import jakarta.inject.Singleton;

/**
 * Whose profile and goals a request is about: the caller's, whom it names. While identity is off, everybody's who is
 * named, as nobody can be told from anybody.
 */
@Singleton
final class Owners {

    /** True when what the request names is the caller's; what is another's does not exist for them. */
    boolean owns(Caller caller, String userId) {
        return caller.isAnonymous() || caller.userId().equals(userId);
    }

    /**
     * For writing.
     *
     * @throws ApiException 404 for another's
     */
    void require(Caller caller, String userId) {
        if (!owns(caller, userId)) {
            throw ApiException.notFound();
        }
    }
}
