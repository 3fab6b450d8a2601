package io.coachup.common.settings;

import io.quarkus.runtime.configuration.ConfigurationException;

/** What is asked of settings when a service starts. */
public final class Settings {

    private Settings() {}

    /**
     * Stops the start unless a setting makes sense.
     *
     * @param sentence names the variable and says what it must be
     * @throws ConfigurationException with this sentence
     */
    public static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ConfigurationException(sentence);
        }
    }
}
