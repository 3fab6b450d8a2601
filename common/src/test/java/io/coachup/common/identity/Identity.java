package io.coachup.common.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of identity for tests. */
record Identity(boolean enabled, String environment, String url, Duration minInterval, Duration maxAge)
        implements IdentityConfig {

    @Override
    public Optional<String> issuer() {
        return Optional.of("https://issuer.example.org");
    }

    @Override
    public Optional<String> serviceSecret() {
        return Optional.of("a secret of the tests");
    }

    @Override
    public Optional<List<String>> authorizedParties() {
        return Optional.empty();
    }

    @Override
    public List<String> publicRoutes() {
        return List.of();
    }

    @Override
    public Keys keys() {
        return new Keys() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public Duration minInterval() {
                return minInterval;
            }

            @Override
            public Duration maxAge() {
                return maxAge;
            }
        };
    }
}
