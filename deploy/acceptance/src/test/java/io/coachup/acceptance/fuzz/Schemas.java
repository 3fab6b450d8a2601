package io.coachup.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The part of JSON Schema that the document uses: makes values and checks them. */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ApiDocument document;

    Schemas(ApiDocument document) {
        this.document = document;
    }

    /** A value that the schema admits; its texts hold {@code marker}. */
    JsonNode any(JsonNode unresolved, Random random, String marker) {
        JsonNode schema = document.resolve(unresolved);
        if (schema.has("anyOf")) {
            JsonNode choices = schema.path("anyOf");
            return any(choices.get(random.nextInt(choices.size())), random, marker);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (types(schema).getFirst()) {
            case "object" -> object(schema, random, marker);
            case "array" -> array(schema, random, marker);
            case "integer" -> JSON.numberNode(number(schema, random));
            case "number" -> JSON.numberNode((double) number(schema, random));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(marker + " " + random.nextInt(1000));
        };
    }

    private ObjectNode object(JsonNode schema, Random random, String marker) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (required(schema).contains(property.getKey()) || random.nextBoolean()) {
                object.set(property.getKey(), any(property.getValue(), random, marker));
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema, Random random, String marker) {
        ArrayNode array = JSON.arrayNode();
        int size = schema.path("minItems").asInt() + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            array.add(any(schema.path("items"), random, marker));
        }
        return array;
    }

    private static long number(JsonNode schema, Random random) {
        long minimum = schema.path("minimum").asLong(0);
        return minimum + (long) (random.nextDouble() * (schema.path("maximum").asLong(100) - minimum));
    }

    /** The names of required properties; of the first choice where there are several. */
    static List<String> required(JsonNode schema) {
        List<String> names = new ArrayList<>();
        (schema.has("anyOf") ? schema.path("anyOf").get(0) : schema)
                .path("required")
                .forEach(name -> names.add(name.asText()));
        return names;
    }

    /** What is wrong with {@code value}: other types than documented, properties that are not documented or missing. */
    List<String> violations(JsonNode unresolved, JsonNode value, String at) {
        JsonNode schema = document.resolve(unresolved);
        if (schema.has("anyOf")) {
            List<String> first = null;
            for (JsonNode choice : schema.path("anyOf")) {
                List<String> violations = violations(choice, value, at);
                if (violations.isEmpty()) {
                    return violations;
                }
                first = first == null ? violations : first;
            }
            return first;
        }
        List<String> found = new ArrayList<>();
        if (types(schema).stream().noneMatch(type -> isOf(value, type))) {
            found.add(at + " is a " + value.getNodeType() + ", documented " + types(schema));
        }
        if (schema.has("enum") && !schema.path("enum").valueStream().toList().contains(value)) {
            found.add(at + " is not in the documented enumeration");
        }
        required(schema).stream()
                .filter(name -> !value.has(name))
                .forEach(name -> found.add(at + "/" + name + " lacks"));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            found.addAll(violations(schema.path("items"), value.get(i), at + "/" + i));
        }
        if (value.isObject() && (schema.has("properties") || schema.has("additionalProperties"))) {
            value.properties()
                    .forEach(property -> found.addAll(
                            property(schema, property.getKey(), property.getValue(), at + "/" + property.getKey())));
        }
        return found;
    }

    private List<String> property(JsonNode schema, String name, JsonNode value, String at) {
        if (schema.path("properties").has(name)) {
            return violations(schema.path("properties").path(name), value, at);
        }
        return schema.has("additionalProperties")
                ? violations(schema.path("additionalProperties"), value, at)
                : List.of(at + " is not documented");
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asText()));
        } else {
            types.add(type.asText("any"));
        }
        return types;
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
