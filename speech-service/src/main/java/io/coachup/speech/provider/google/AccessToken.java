package io.coachup.speech.provider.google;

import java.time.Instant;

/**
 * What opens Google's APIs for a while.
 *
 * @param isNew whether it was made for this call and never used before
 */
record AccessToken(String value, Instant validUntil, boolean isNew) {

    boolean isValid() {
        return Instant.now().isBefore(validUntil);
    }

    AccessToken used() {
        return new AccessToken(value, validUntil, false);
    }
}
