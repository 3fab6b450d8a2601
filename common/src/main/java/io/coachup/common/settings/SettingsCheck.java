package io.coachup.common.settings;

import java.util.List;

/**
 * Rules that settings must keep. Every bean of this type is asked once, before anything is made of the settings, see {@link
 * StartupChecks}; it needs nothing but them.
 */
public interface SettingsCheck {

    /** Sentences that each name a variable and say what it must be; none when all is well. Never a secret's value. */
    List<String> problems();
}
