package io.coachup.common.logging;

import io.smallrye.config.ConfigMapping;

/** What every log line says of the process. */
@ConfigMapping(prefix = "coachup.log")
public interface LogConfig {

    /** Name of the process, field {@code app}. */
    String app();

    /** Field {@code service} of lines that the framework writes. */
    LogService service();

    /** Field {@code env}: production, staging or dev. */
    String env();

    /** Salt of hashed ids in logs. */
    String hashSalt();
}
