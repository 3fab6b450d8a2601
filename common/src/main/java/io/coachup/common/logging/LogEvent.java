package io.coachup.common.logging;

import java.util.LinkedHashMap;
import java.util.Map;

/** One structured log line: the specification's fields in the order they were given. */
public final class LogEvent {

    private final LogService service;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private LogEvent(LogService service) {
        this.service = service;
    }

    /** A line without an event name, such as a route's. */
    public static LogEvent of(LogService service) {
        return new LogEvent(service);
    }

    /** A line whose {@code event} is {@code name}. */
    public static LogEvent named(LogService service, String name) {
        return new LogEvent(service).with("event", name);
    }

    /** Adds a field; null is written as null. */
    public LogEvent with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** Adds a field unless its value is null. */
    public LogEvent withKnown(String field, Object value) {
        return value == null ? this : with(field, value);
    }

    /** Adds all fields. */
    public LogEvent withAll(Map<String, Object> more) {
        fields.putAll(more);
        return this;
    }

    /** Adds {@code error: {type, message}}; the message must not hold text or ids of users. */
    public LogEvent error(String type, String message) {
        return with("error", described(type, message));
    }

    /** The value of the field {@code error}; the message must not hold text or ids of users. */
    public static Map<String, Object> described(String type, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", type);
        error.put("message", message);
        return error;
    }

    LogService service() {
        return service;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
