package io.coachup.speech.fetch;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may be fetched for a caller, and how much and how long. */
@ConfigMapping(prefix = "coachup.remote")
interface FetchConfig {

    /** {@code STT_AUDIO_URL_ALLOW}: {@code host:port} pairs that may be reached wherever they are. */
    Optional<List<String>> allow();

    /** Ports that may be reached on public addresses. */
    Set<Integer> ports();

    /** From the lookup of the first name to the last byte, redirects included. */
    Duration timeLimit();

    /** {@code STT_MAX_AUDIO_BYTES}. */
    long maxBytes();
}
