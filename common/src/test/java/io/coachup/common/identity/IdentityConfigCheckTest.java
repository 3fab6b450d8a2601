package io.coachup.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityConfigCheckTest {

    private static final String URL = "https://issuer.example.org/jwks.json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "production",
                "Production",
                "PRODUCTION",
                "PROD",
                "prod",
                " production ",
                "live",
                "staging",
                "preview",
                "qa",
                "devel0pment",
                "dev-eu",
                "",
                " ",
                "0"
            })
    void identityIsOnWhereverRealPeopleMayBe(String environment) {
        assertThat(problems(new Identity(false, environment, URL, seconds(15), seconds(300))))
                .singleElement()
                .asString()
                .startsWith("CLERK_ENABLED=0 is refused when APP_ENV=" + environment);
        assertThat(problems(new Identity(true, environment, URL, seconds(15), seconds(300))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "dev", "test", "local", "ci", "Dev", " CI ", "Development"})
    void identityMayBeOffInDevelopment(String environment) {
        assertThat(problems(new Identity(false, environment, "none", seconds(15), seconds(300))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "/jwks.json",
                "file:///etc/jwks.json",
                "ftp://issuer.example.org/a",
                "https:",
                "h ttp://a"
            })
    void theKeysAreAtAnHttpAddress(String url) {
        assertThat(problems(new Identity(true, "production", url, seconds(15), seconds(300))))
                .containsExactly("CLERK_JWKS_URL must be the http or https address of the issuer's key set.");
    }

    @Test
    void theIntervalKeepsItsPromise() {
        assertThat(problems(new Identity(true, "dev", URL, seconds(61), seconds(300))))
                .first()
                .asString()
                .startsWith("CLERK_JWKS_MIN_INTERVAL must be from 100ms to 60s");
        assertThat(problems(new Identity(true, "dev", URL, Duration.ZERO, seconds(300))))
                .first()
                .asString()
                .startsWith("CLERK_JWKS_MIN_INTERVAL must be from 100ms to 60s");
        assertThat(problems(new Identity(true, "dev", URL, seconds(15), seconds(14))))
                .first()
                .asString()
                .startsWith("CLERK_JWKS_MAX_AGE must not be shorter");
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static List<String> problems(IdentityConfig config) {
        return new IdentityConfigCheck(config).problems();
    }
}
