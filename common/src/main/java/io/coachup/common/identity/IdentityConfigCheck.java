package io.coachup.common.identity;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Refuses an identity configuration that would be open or could not work. */
@Singleton
final class IdentityConfigCheck implements SettingsCheck {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final IdentityConfig config;

    IdentityConfigCheck(IdentityConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        Problems problems = new Problems();
        if (config.enabled()) {
            checkIssuer(problems);
        } else {
            problems.require(
                    config.isDevelopment(),
                    "CLERK_ENABLED=0 is refused when APP_ENV=" + config.environment()
                            + ": identity can be off in development only (APP_ENV=development, dev, test, local or ci).");
        }
        return problems.require(
                        config.serviceSecret().orElse("").length() >= ServiceToken.MIN_LENGTH,
                        "SERVICE_SHARED_SECRET is not set or shorter than " + ServiceToken.MIN_LENGTH
                                + " characters: services need it to trust each other.")
                .all();
    }

    private void checkIssuer(Problems problems) {
        IdentityConfig.Keys keys = config.keys();
        problems.require(
                        config.issuer().isPresent(),
                        "CLERK_ISSUER_URL is not set: name the issuer of your tokens, or switch identity off with"
                                + " CLERK_ENABLED=0.")
                .require(
                        ServiceAddress.isUrl(keys.url()),
                        "CLERK_JWKS_URL must be the http or https address of the issuer's key set.")
                .require(
                        keys.minInterval().compareTo(SHORTEST) >= 0
                                && keys.minInterval().compareTo(LONGEST) <= 0,
                        "CLERK_JWKS_MIN_INTERVAL must be from 100ms to 60s: new keys count after that at the latest.")
                .require(
                        keys.maxAge().compareTo(keys.minInterval()) >= 0,
                        "CLERK_JWKS_MAX_AGE must not be shorter than CLERK_JWKS_MIN_INTERVAL.");
    }
}
