package io.coachup.speech.provider.azure;

import io.coachup.speech.selection.SettingCheck;
import io.smallrye.config.ConfigMapping;
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

    /** Refuses what can't work. */
    default void check() {
        SettingCheck.secret("AZURE_SPEECH_KEY", key());
        SettingCheck.region("AZURE_SPEECH_REGION", region());
        SettingCheck.address("AZURE_STT_BASE_URL", sttBaseUrl());
        SettingCheck.address("AZURE_TTS_BASE_URL", ttsBaseUrl());
    }
}
