package io.coachup.skills.idempotency;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start where no answer could be given twice. */
@Singleton
final class IdempotencyConfigCheck implements SettingsCheck {

    private final IdempotencyConfig config;

    IdempotencyConfigCheck(IdempotencyConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.keep().isPositive(), "IDEMPOTENCY_KEEP must be longer than nothing.")
                .all();
    }
}
