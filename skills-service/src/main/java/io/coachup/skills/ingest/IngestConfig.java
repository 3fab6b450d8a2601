package io.coachup.skills.ingest;

import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;

/** Thresholds and guards of ingest; names and defaults are the original's. */
@ConfigMapping(prefix = "coachup.ingest")
public interface IngestConfig {

    /** {@code CLASSIFIER_CONF_ACCEPT}, 0..1: from here on a classification is accepted. */
    double confidenceAccept();

    /** {@code CLASSIFIER_CONF_LOW}, 0..1: below this the heuristic decides. */
    double confidenceLow();

    /** {@code INTERACTION_GUARDS_ENABLED}. */
    @WithConverter(StrictBoolean.class)
    boolean guardsEnabled();

    /** {@code STRICT_START_GUARD}: only accepted starts open a group. */
    @WithConverter(StrictBoolean.class)
    boolean strictStartGuard();

    /** {@code INTERACTION_MAX_TURNS}: a group ends with this turn. */
    int maxTurns();

    /** {@code INTERACTION_IDLE_TIMEOUT_MS}: a gap longer than this ends a group. */
    Duration idleTimeout();
}
