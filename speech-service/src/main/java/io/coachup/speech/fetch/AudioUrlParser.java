package io.coachup.speech.fetch;

import io.coachup.common.errors.ApiException;
import jakarta.inject.Singleton;
import java.util.List;

/** Decides what an {@code audioUrl} may be. Asks nobody: no name is resolved, no connection opened. */
@Singleton
public final class AudioUrlParser {

    /** Names that mean this machine or its network, wherever they are looked up. */
    private static final List<String> LOCAL = List.of("localhost", "localdomain", "internal", "home.arpa");

    private final FetchConfig config;
    private final AllowList allowed;

    AudioUrlParser(FetchConfig config, AllowList allowed) {
        this.config = config;
        this.allowed = allowed;
    }

    /** @throws ApiException 400, in the same words for whatever may not be fetched */
    public AudioUrl parse(String url) {
        return InlineAudio.hasScheme(url)
                ? InlineAudio.parse(url).orElseThrow(AudioUrlParser::refused)
                : RemoteAudio.parse(url).filter(this::isOpen).orElseThrow(AudioUrlParser::refused);
    }

    /** One text for all, a name that does not exist included: it tells nothing of the network around us. */
    static ApiException refused() {
        return ApiException.invalid("audioUrl must be a public http(s) URL or a data URL of audio");
    }

    private boolean isOpen(RemoteAudio url) {
        if (allowed.contains(url)) {
            return true;
        }
        boolean publicHost = url.address() == null ? isPublicName(url.host()) : PublicAddresses.contain(url.address());
        return publicHost && config.ports().contains(url.port());
    }

    private static boolean isPublicName(String host) {
        return host.indexOf('.') > 0 && LOCAL.stream().noneMatch(local -> ("." + host).endsWith("." + local));
    }
}
