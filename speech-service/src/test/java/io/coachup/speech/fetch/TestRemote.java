package io.coachup.speech.fetch;

import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The package's parts, put together for a test. */
final class TestRemote {

    static final long MAX_BYTES = 1_000_000;

    private TestRemote() {}

    /** @param allow as in {@code STT_AUDIO_URL_ALLOW} */
    static FetchConfig config(String allow, String ports, String timeLimit) {
        Map<String, String> values = new HashMap<>(Map.of(
                "coachup.remote.ports", ports,
                "coachup.remote.time-limit", timeLimit,
                "coachup.remote.max-bytes", Long.toString(MAX_BYTES)));
        values.put("coachup.remote.allow", allow);
        return new SmallRyeConfigBuilder()
                .withMapping(FetchConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FetchConfig.class);
    }

    /** A deadline that is of no importance. */
    static Deadline later() {
        return Deadline.after(Duration.ofMinutes(1));
    }

    static AudioUrlParser parser(FetchConfig config) {
        return new AudioUrlParser(config, new AllowList(config));
    }

    static AudioFetcher fetcher(FetchConfig config, NameResolver names, AudioServer server) {
        return new AudioFetcher(
                config,
                parser(config),
                new CheckedAddresses(new AllowList(config), names, new CurrentRequest()),
                server);
    }
}
