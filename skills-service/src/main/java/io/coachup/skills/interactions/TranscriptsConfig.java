package io.coachup.skills.interactions;

import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** Whether conversations are kept. */
@ConfigMapping(prefix = "coachup.transcripts")
public interface TranscriptsConfig {

    /** {@code PERSIST_TRANSCRIPTS_ENABLED}: when off, no interaction is stored by ingest and chat. */
    @WithConverter(StrictBoolean.class)
    boolean persist();

    /**
     * {@code TRANSCRIPT_MAX_BYTES}: largest report of a recording. An hour of speech is one message of its own kind, so
     * the limit of what people type does not hold for it.
     */
    int recordingMaxBytes();
}
