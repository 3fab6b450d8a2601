package io.coachup.skills.interactions;

import io.coachup.common.errors.ApiException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a reply ended. */
public enum TurnEnding {
    /** By itself. */
    COMPLETE,
    /** At the most tokens that a reply may have. */
    LENGTH,
    /** A filter of the model's provider cut it. */
    FILTER,
    /** The model wanted tools that there are not. */
    TOOLS,
    /** The person or the provider went away. */
    INTERRUPTED;

    /**
     * The ending with this name; null stands for a reply that ended by itself.
     *
     * @throws ApiException 400 when there is none
     */
    public static TurnEnding named(String name) {
        if (name == null) {
            return COMPLETE;
        }
        return Arrays.stream(values())
                .filter(ending -> ending.word().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("ending must be one of "
                        + Arrays.stream(values()).map(TurnEnding::word).collect(Collectors.joining(", "))));
    }

    /** As it is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
