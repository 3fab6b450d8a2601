package io.coachup.common.settings;

import java.util.Locale;
import java.util.Set;

/** What {@code APP_ENV} means. */
public final class Environments {

    private static final Set<String> DEVELOPMENT = Set.of("development", "dev", "test", "local", "ci");

    private Environments() {}

    /**
     * True for the known words of development alone: whatever else it says, however it is spelled, may be where real
     * people are.
     */
    public static boolean isDevelopment(String environment) {
        return DEVELOPMENT.contains(environment.strip().toLowerCase(Locale.ROOT));
    }
}
