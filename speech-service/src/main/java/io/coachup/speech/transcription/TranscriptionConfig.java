package io.coachup.speech.transcription;

import io.smallrye.config.ConfigMapping;

/** How recordings reach a provider. */
@ConfigMapping(prefix = "coachup.transcription")
interface TranscriptionConfig {

    /** {@code STT_MULTIPART_DATAURL_ENABLED}: uploaded recordings go to the provider only; nothing is stored. */
    boolean uploadsInline();
}
