package io.coachup.common.logging;

import io.quarkiverse.loggingjson.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/**
 * Writes the fields of an event by their types. The library would ask an object mapper how to write each value, texts and
 * numbers too, which was the dearest part of a line.
 */
final class JsonFields {

    private JsonFields() {}

    static void write(JsonGenerator json, Map<?, ?> fields) throws IOException {
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            write(json, (String) field.getKey(), field.getValue());
        }
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        switch (value) {
            case String text -> json.writeStringField(name, text);
            case Integer number -> json.writeNumberField(name, number);
            case Long number -> json.writeNumberField(name, number);
            case Double number -> json.writeNumberField(name, number);
            case Map<?, ?> fields -> {
                json.writeObjectFieldStart(name);
                write(json, fields);
                json.writeEndObject();
            }
            case null, default -> json.writeObjectField(name, value);
        }
    }
}
