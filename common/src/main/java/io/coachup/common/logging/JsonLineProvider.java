package io.coachup.common.logging;

import io.quarkiverse.loggingjson.JsonGenerator;
import io.quarkiverse.loggingjson.JsonProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * The one layout of log lines, for events and for what libraries write. Messages of exceptions are left out because
 * drivers put row values and addresses into them; while the application starts there is no user data, so there they stay.
 */
@Singleton
public final class JsonLineProvider implements JsonProvider {

    private static final String STARTUP = "io.quarkus.runtime";

    /** Its messages hold the request's path and query, and with them ids. */
    static final String NAMES_PATHS = "io.quarkus.vertx.http.runtime.QuarkusErrorHandler";

    private static final int FRAMES = 12;
    private static final ExtFormatter MESSAGE = new ExtFormatter() {
        @Override
        public String format(ExtLogRecord line) {
            return formatMessage(line);
        }
    };

    private final Timestamps timestamps = new Timestamps();
    private final String app;
    private final String env;
    private final LogService service;

    public JsonLineProvider(LogConfig config) {
        this.app = config.app();
        this.env = config.env();
        this.service = config.service();
    }

    @Override
    public void writeTo(JsonGenerator json, ExtLogRecord line) throws IOException {
        LogEvent event = eventOf(line);
        json.writeStringField("ts", timestamps.of(line.getInstant()));
        json.writeStringField("level", level(line.getLevel().intValue()));
        json.writeStringField("service", (event == null ? service : event.service()).word());
        json.writeStringField("app", app);
        json.writeStringField("env", env);
        if (event == null) {
            writeLibraryLine(json, line);
        } else {
            JsonFields.write(json, event.fields());
        }
    }

    private static LogEvent eventOf(ExtLogRecord line) {
        Object[] parameters = line.getParameters();
        return parameters != null && parameters.length == 1 && parameters[0] instanceof LogEvent event ? event : null;
    }

    private static String level(int value) {
        if (value >= java.util.logging.Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= java.util.logging.Level.WARNING.intValue()) {
            return "warn";
        }
        return value >= java.util.logging.Level.INFO.intValue() ? "info" : "debug";
    }

    private static void writeLibraryLine(JsonGenerator json, ExtLogRecord line) throws IOException {
        json.writeStringField("logger", line.getLoggerName());
        json.writeStringField(
                "message", NAMES_PATHS.equals(line.getLoggerName()) ? "An HTTP request failed" : MESSAGE.format(line));
        Throwable thrown = line.getThrown();
        if (thrown != null) {
            boolean starting =
                    line.getLoggerName() != null && line.getLoggerName().startsWith(STARTUP);
            json.writeObjectField("thrown", causes(thrown, starting));
            json.writeObjectField("frames", frames(thrown));
        }
    }

    private static List<String> causes(Throwable thrown, boolean withMessage) {
        List<String> causes = new ArrayList<>();
        for (Throwable t = thrown; t != null && causes.size() < 8; t = t.getCause()) {
            causes.add(withMessage ? t.toString() : t.getClass().getName());
        }
        return causes;
    }

    private static List<String> frames(Throwable thrown) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frames.size() == FRAMES) {
                break;
            }
            frames.add(frame.toString());
        }
        return frames;
    }
}
