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

    private void write(java.util.logging.Level level, LogEvent event) {
        if (LOGGER.isLoggable(level)) {
            ExtLogRecord line = new ExtLogRecord(level, "", EventLog.class.getName());
            line.setLoggerName(LOGGER.getName());
            line.setParameters(new Object[] {event});
            LOGGER.logRaw(line);
        }
    }
}
