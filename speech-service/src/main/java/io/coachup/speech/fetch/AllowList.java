package io.coachup.speech.fetch;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts that an operator named: their own storage, which need not be public. */
@Singleton
final class AllowList implements SettingsCheck {

    private final List<String> entries;
    private final Set<String> hosts;

    AllowList(FetchConfig config) {
        entries = config.allow().orElse(List.of());
        hosts = entries.stream().flatMap(entry -> host(entry).stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        entries.stream().allMatch(entry -> host(entry).isPresent()),
                        "STT_AUDIO_URL_ALLOW has an entry that is not host:port, such as storage.example.org:9000 or"
                                + " [fd00::1]:9000.")
                .all();
    }

    boolean contains(RemoteAudio url) {
        return hosts.contains(url.hostAndPort());
    }

    private static Optional<String> host(String entry) {
        String url = "http://" + entry.trim();
        return RemoteAudio.parse(url)
                .filter(host -> url.matches("http://[^/?#]*:\\d+"))
                .map(RemoteAudio::hostAndPort);
    }
}
