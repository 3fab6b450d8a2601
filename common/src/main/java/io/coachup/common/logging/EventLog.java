package io.coachup.common.logging;

import jakarta.inject.Singleton;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/** Writes {@link LogEvent}s, one JSON object a line, on standard output. */
@Singleton
public final class EventLog {

    private static final Logger LOGGER = Logger.getLogger("io.coachup.event");

    public void debug(LogEvent event) {
        write(Level.DEBUG, event);
    }

    public void info(LogEvent event) {
        write(Level.INFO, event);
    }

    public void warn(LogEvent event) {
        write(Level.WARN, event);
    }

    public void error(LogEvent event) {
        write(Level.ERROR, event);
    }

    /** Writes the line of a request at the level that goes with its status: 500 and more failed, 400 and more were refused. */
    public void write(LogEvent event, int status) {
        write(status >= 500 ? Level.ERROR : status >= 400 ? Level.WARN : Level.INFO, event);
    }

    /** True when lines of this level are written at all: what is not need not be made. */
    public boolean writes(java.util.logging.Level level) {
        return LOGGER.isLoggable(level);
    }

    /** Writes a line at any level. */
    public void write(java.util.logging.Level level, LogEvent event) {
        if (LOGGER.isLoggable(level)) {
            ExtLogRecord line = new ExtLogRecord(level, "", EventLog.class.getName());
            line.setLoggerName(LOGGER.getName());
            line.setParameters(new Object[] {event});
            LOGGER.logRaw(line);
        }
    }
}
