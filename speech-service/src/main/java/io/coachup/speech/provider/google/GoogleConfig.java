package io.coachup.speech.provider.google;

import io.coachup.speech.selection.SettingCheck;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Google Cloud. */
@ConfigMapping(prefix = "coachup.speech.google")
public interface GoogleConfig {

    /** {@code GOOGLE_APPLICATION_CREDENTIALS}: path of a key file of a service account or of an authorized user. */
    Optional<String> credentialsFile();

    /** {@code GOOGLE_CLOUD_CREDENTIALS_JSON}: the same as text. */
    Optional<String> credentialsJson();

    /** {@code GOOGLE_CLOUD_PROJECT}: whose quota counts. */
    Optional<String> project();

    /** {@code GOOGLE_SPEECH_BASE_URL}. */
    String sttBaseUrl();

    /** {@code GOOGLE_TTS_BASE_URL}. */
    String ttsBaseUrl();

    /** {@code GOOGLE_TOKEN_URL}: where credentials become access tokens. */
    String tokenUrl();

    /** {@code GOOGLE_SPEECH_LANGUAGE}: where a request gives no hint. */
    String sttLanguage();

    /** {@code GOOGLE_TTS_LANGUAGE}. */
    String ttsLanguage();

    /** {@code GOOGLE_TTS_VOICE}: where a request names none; Google chooses without it. */
    Optional<String> ttsVoice();

    /** What it lacks, or null. */
    default String missing() {
        return credentialsFile().isPresent() || credentialsJson().isPresent()
                ? null
                : "GOOGLE_APPLICATION_CREDENTIALS missing";
    }

    /** Refuses what can't work. */
    default void check() {
        SettingCheck.secret("GOOGLE_CLOUD_PROJECT", project());
        SettingCheck.address("GOOGLE_SPEECH_BASE_URL", sttBaseUrl());
        SettingCheck.address("GOOGLE_TTS_BASE_URL", ttsBaseUrl());
        SettingCheck.address("GOOGLE_TOKEN_URL", tokenUrl());
    }
}
