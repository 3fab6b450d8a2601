package io.coachup.llm.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The smallest JSON document that a schema allows: empty lists and texts, zeros, the first of each enumeration. */
final class SmallestDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SmallestDocument() {}

    static JsonNode of(JsonNode schema) {
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "object" -> object(schema);
            case "array" -> JSON.arrayNode();
            case "string" -> JSON.textNode("");
            case "integer", "number" -> JSON.numberNode(0);
            case "boolean" -> JSON.booleanNode(false);
            default -> JSON.nullNode();
        };
    }

    private static ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(entry -> object.set(entry.getKey(), of(entry.getValue())));
        return object;
    }
}
