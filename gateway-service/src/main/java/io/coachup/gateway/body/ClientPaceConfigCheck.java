package io.coachup.gateway.body;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses a pace that nobody keeps. */
@Singleton
final class ClientPaceConfigCheck implements SettingsCheck {

    private final ClientPaceConfig config;

    ClientPaceConfigCheck(ClientPaceConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        config.minBytesPerSecond() >= 1
                                && config.grace().toMillis() >= 1
                                && config.stall().toMillis() >= 1,
                        "CLIENT_MIN_BYTES_PER_SECOND must be at least 1, CLIENT_GRACE and CLIENT_STALL at least 1ms.")
                .all();
    }
}
