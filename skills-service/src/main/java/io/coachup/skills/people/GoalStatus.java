package io.coachup.skills.people;

import io.coachup.common.errors.ApiException;
import java.util.Arrays;
import java.util.Locale;

/** Where a goal stands. */
public enum GoalStatus {
    ACTIVE,
    PAUSED,
    COMPLETED;

    /**
     * The status of this name.
     *
     * @throws ApiException 400 that names all of them
     */
    static GoalStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("status must be one of 'active' | 'paused' | 'completed'"));
    }

    /** Its name in requests, answers and the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
