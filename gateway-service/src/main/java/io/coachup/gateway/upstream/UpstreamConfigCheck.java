package io.coachup.gateway.upstream;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** Refuses addresses of services, and limits of calls to them, that could not work. */
@Singleton
final class UpstreamConfigCheck implements SettingsCheck {

    private final UpstreamConfig config;

    UpstreamConfigCheck(UpstreamConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.connections() >= 1, "UPSTREAM_CONNECTIONS must be at least 1.")
                .require(config.timeout().toMillis() >= 1, "UPSTREAM_TIMEOUT must be at least 1 ms.")
                .require(isBase(config.skills()), address("SKILLS_SERVICE_URL"))
                .require(isBase(config.speech()), address("SPEECH_SERVICE_URL"))
                .all();
    }

    private static boolean isBase(URI url) {
        return ServiceAddress.parse(url.toString())
                .filter(address -> address.path().isEmpty())
                .isPresent();
    }

    private static String address(String setting) {
        return setting + " must be an http or https address without path, such as http://localhost:8082.";
    }
}
