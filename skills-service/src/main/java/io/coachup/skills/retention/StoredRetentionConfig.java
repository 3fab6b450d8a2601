package io.coachup.skills.retention;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long things are kept, and how they go. */
@ConfigMapping(prefix = "coachup.retention")
public interface StoredRetentionConfig {

    /** {@code TEXT_RETENTION_DAYS}: 0 to 3650; 0 keeps texts for ever. */
    int textDays();

    /** {@code RETENTION_INTERVAL}: from one sweep to the next, half of it more or less. */
    Duration interval();

    /** Rows of one transaction. */
    int batchRows();

    /** The most transactions that one sweep makes of one table; what is left waits for the next sweep. */
    int batches();
}
