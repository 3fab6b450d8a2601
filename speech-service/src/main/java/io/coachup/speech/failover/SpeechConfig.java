package io.coachup.speech.failover;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which providers speak and listen, and how long they may take. Lists are tried in their order. */
@ConfigMapping(prefix = "coachup.speech")
public interface SpeechConfig {

    /** {@code STT_PROVIDER}. */
    Optional<List<String>> sttProvider();

    /** {@code TTS_PROVIDER}. */
    Optional<List<String>> ttsProvider();

    /** {@code SPEECH_PROFILE}: both, where the specific one is unset. */
    Optional<List<String>> profile();

    /** {@code ALLOW_PROVIDER_OVERRIDE}: whether a request may name its provider. */
    boolean allowOverride();

    /** {@code SPEECH_ATTEMPT_TIMEOUT}: longest single attempt. */
    Duration attemptTimeout();

    /**
     * {@code SPEECH_TOTAL_TIMEOUT}: all that a request waits for until it has its transcript or its speech. What comes
     * after, storing the turn, takes up to 3 s; together it has to be shorter than the gateway waits for an answer.
     */
    Duration totalTimeout();
}
