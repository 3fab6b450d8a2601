package io.coachup.speech.provider.azure;

import io.coachup.speech.failover.SettingProblems;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Azure AI Speech. */
@ConfigMapping(prefix = "coachup.speech.azure")
public interface AzureConfig {

    /** {@code AZURE_SPEECH_KEY}. */
    Optional<String> key();

    /** {@code AZURE_SPEECH_REGION}, such as {@code westeurope}. */
    Optional<String> region();

    /** {@code AZURE_STT_BASE_URL}: instead of the region's own address. */
    Optional<String> sttBaseUrl();

    /** {@code AZURE_TTS_BASE_URL}: instead of the region's own address. */
    Optional<String> ttsBaseUrl();

    /** {@code AZURE_STT_LANGUAGE} or {@code GOOGLE_SPEECH_LANGUAGE}: where a request gives no hint. */
    String sttLanguage();

    /** {@code AZURE_TTS_LANGUAGE} or {@code GOOGLE_TTS_LANGUAGE}. */
    String ttsLanguage();

    /** {@code AZURE_TTS_VOICE}: where a request names none. */
    String ttsVoice();

    /** What it lacks, or null. */
    default String missing() {
        if (key().isEmpty()) {
            return "AZURE_SPEECH_KEY missing";
        }
        return region().isPresent() ? null : "AZURE_SPEECH_REGION missing";
    }

    /** What can't work. */
    default List<String> problems() {
        return new SettingProblems()
                .secret("AZURE_SPEECH_KEY", key())
                .region("AZURE_SPEECH_REGION", region())
                .address("AZURE_STT_BASE_URL", sttBaseUrl())
                .address("AZURE_TTS_BASE_URL", ttsBaseUrl())
                .all();
    }
}
