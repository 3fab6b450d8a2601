package io.coachup.speech.provider.openai;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Any endpoint that speaks OpenAI's audio API. */
@ConfigMapping(prefix = "coachup.speech.openai")
public interface OpenAiSpeechConfig {

    /** {@code OPENAI_BASE_URL}, up to and including the version, such as {@code https://api.openai.com/v1}. */
    String baseUrl();

    /** {@code OPENAI_API_KEY}. */
    Optional<String> apiKey();

    /** {@code OPENAI_STT_MODEL}. */
    String sttModel();

    /** {@code OPENAI_TTS_MODEL}. */
    String ttsModel();

    /** {@code TTS_VOICE_ID}: the voice where a request names none. */
    Optional<String> voice();
}
