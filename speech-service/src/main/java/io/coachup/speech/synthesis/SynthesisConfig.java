package io.coachup.speech.synthesis;

import io.smallrye.config.ConfigMapping;

/** How texts are spoken. */
@ConfigMapping(prefix = "coachup.synthesis")
interface SynthesisConfig {

    /** {@code TTS_FORMAT}: the content type of audio when a request names none. */
    String format();

    /** {@code TTS_MAX_CHARACTERS}: longest text of one request. */
    int maxCharacters();

    /** {@code TTS_UPLOAD_TO_STORAGE}: with a storage, clients get an address of the audio instead of the audio. */
    boolean upload();
}
