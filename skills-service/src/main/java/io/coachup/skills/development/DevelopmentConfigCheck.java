package io.coachup.skills.development;

import io.coachup.common.identity.IdentityConfig;
import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start where strangers could make people among real ones. */
@Singleton
final class DevelopmentConfigCheck implements SettingsCheck {

    private final DevelopmentConfig config;
    private final IdentityConfig identity;

    DevelopmentConfigCheck(DevelopmentConfig config, IdentityConfig identity) {
        this.config = config;
        this.identity = identity;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        !config.mockConvex() || identity.isDevelopment(),
                        "MOCK_CONVEX=1 is refused when APP_ENV=" + identity.environment()
                                + ": demo people can be made in development only (APP_ENV=development, dev, test, local"
                                + " or ci).")
                .all();
    }
}
