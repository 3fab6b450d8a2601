package io.coachup.speech.provider.deepgram;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Deepgram. */
@ConfigMapping(prefix = "coachup.speech.deepgram")
public interface DeepgramConfig {

    /** {@code DEEPGRAM_BASE_URL}. */
    String baseUrl();

    /** {@code DEEPGRAM_API_KEY}. */
    Optional<String> apiKey();

    /** {@code DEEPGRAM_MODEL}. */
    String model();

    /** {@code DEEPGRAM_LANGUAGE} or {@code GOOGLE_SPEECH_LANGUAGE}: where a request gives no hint. */
    String language();

    /** {@code DEEPGRAM_RETRY_ATTEMPTS}: at least 1. */
    int attempts();

    /** {@code DEEPGRAM_RETRY_BASE_MS}. */
    int retryBaseMs();
}
