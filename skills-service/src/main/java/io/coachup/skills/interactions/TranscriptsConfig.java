package io.coachup.skills.interactions;

import io.smallrye.config.ConfigMapping;

/** Whether conversations are kept. */
@ConfigMapping(prefix = "coachup.transcripts")
public interface TranscriptsConfig {

    /** {@code PERSIST_TRANSCRIPTS_ENABLED}: when off, no interaction is stored by ingest and chat. */
    boolean persist();
}
