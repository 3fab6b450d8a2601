package io.coachup.gateway.limits;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;

/** The limits that a gateway has on which nothing is set. */
final class Defaults {

    private Defaults() {}

    static LimitsConfig limits() {
        URL properties = Defaults.class.getResource("/application.properties");
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(properties))
                    .withMapping(LimitsConfig.class)
                    .withMappingIgnore("**")
                    .build()
                    .getConfigMapping(LimitsConfig.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
