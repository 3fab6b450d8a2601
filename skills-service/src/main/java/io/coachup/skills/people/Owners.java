package io.coachup.skills.people;

import io.coachup.common.errors.ApiException;
import io.coachup.common.identity.Caller;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Whose profile and goals a request is about: the caller's, whom it names. While identity is off everybody is one person,
 * whoever is named: what is written then never becomes that of the person who really has this name.
 */
@Singleton
final class Owners {

    /** Who owns what the request is about; empty when it names another, whose things do not exist for the caller. */
    Optional<String> owner(Caller caller, String named) {
        return caller.isAnonymous() || caller.userId().equals(named) ? Optional.of(caller.userId()) : Optional.empty();
    }

    /**
     * For writing.
     *
     * @throws ApiException 404 for another's
     */
    String require(Caller caller, String named) {
        return owner(caller, named).orElseThrow(ApiException::notFound);
    }
}
