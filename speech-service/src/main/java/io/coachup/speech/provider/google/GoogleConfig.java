package io.coachup.speech.provider.google;

import io.coachup.speech.failover.SettingProblems;
import io.smallrye.config.ConfigMapping;
import java.util.List;
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

    /** What can't work. */
    default List<String> problems() {
        return new SettingProblems()
                .secret("GOOGLE_CLOUD_PROJECT", project())
                .address("GOOGLE_SPEECH_BASE_URL", sttBaseUrl())
                .address("GOOGLE_TTS_BASE_URL", ttsBaseUrl())
                .address("GOOGLE_TOKEN_URL", tokenUrl())
                .all();
    }
}
