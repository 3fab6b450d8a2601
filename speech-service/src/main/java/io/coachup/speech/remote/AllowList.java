package io.coachup.speech.remote;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts that an operator named: their own storage, which need not be public. */
@Singleton
final class AllowList {

    private final Set<String> hosts;

    AllowList(RemoteConfig config) {
        hosts = config.allow().orElse(List.of()).stream().map(AllowList::host).collect(Collectors.toUnmodifiableSet());
    }

    /** Made at start-up, so that a wrong entry stops it. */
    void check(@Observes @Priority(2) StartupEvent event) {}

    boolean contains(RemoteAudio url) {
        return hosts.contains(url.hostAndPort());
    }

    private static String host(String entry) {
        String url = "http://" + entry.trim();
        return RemoteAudio.parse(url)
                .filter(host -> url.matches("http://[^/?#]*:\\d+"))
                .map(RemoteAudio::hostAndPort)
                .orElseThrow(() -> new ConfigurationException("STT_AUDIO_URL_ALLOW has an entry that is not host:port,"
                        + " such as storage.example.org:9000 or [fd00::1]:9000."));
    }
}
