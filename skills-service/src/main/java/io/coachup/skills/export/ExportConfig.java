package io.coachup.skills.export;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How much of the service people may use who take their data along. */
@ConfigMapping(prefix = "coachup.export")
public interface ExportConfig {

    /** {@code EXPORTS_AT_ONCE}: how many people may do so at the same time; each holds a connection to the database. */
    int atOnce();

    /** {@code EXPORT_TIME_LIMIT}: after this an export is cut off. */
    Duration timeLimit();
}
