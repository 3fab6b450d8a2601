package io.coachup.speech.provider.elevenlabs;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** ElevenLabs. */
@ConfigMapping(prefix = "coachup.speech.elevenlabs")
public interface ElevenLabsConfig {

    /** {@code ELEVENLABS_BASE_URL}. */
    String baseUrl();

    /** {@code ELEVENLABS_API_KEY}. */
    Optional<String> apiKey();

    /** {@code ELEVENLABS_MODEL}. */
    String model();

    /** {@code ELEVENLABS_VOICE_ID}: the voice where a request names none. */
    String voice();
}
