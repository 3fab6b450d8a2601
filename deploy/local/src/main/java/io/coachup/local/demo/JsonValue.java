package io.coachup.local.demo;

import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * A JSON value to read from; what is missing reads as empty.
 *
 * @param value a map, a list, a string, a number, a boolean or null
 */
record JsonValue(Object value) {

    /** Parses an object. */
    static JsonValue parse(String text) {
        try {
            return new JsonValue(JsonUtil.parseJson(text));
        } catch (JoseException e) {
            throw new IllegalArgumentException("This is not the JSON object that was expected.", e);
        }
    }

    JsonValue at(String name) {
        return new JsonValue(value instanceof Map<?, ?> object ? object.get(name) : null);
    }

    List<JsonValue> items() {
        return value instanceof List<?> list ? list.stream().map(JsonValue::new).toList() : List.of();
    }

    List<String> texts() {
        return items().stream().map(JsonValue::text).toList();
    }

    String text() {
        return value == null ? "" : value.toString();
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }
}
