package io.coachup.skills.support;

import static io.coachup.skills.support.Api.as;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The running service's API document, and calls of its routes as they are documented. */
public final class DocumentedRoutes {

    private static final String JSON = "application/json";

    private final JsonNode document;

    private DocumentedRoutes(JsonNode document) {
        this.document = document;
    }

    /** Asks the service for it. */
    public static DocumentedRoutes read() {
        try {
            return new DocumentedRoutes(new ObjectMapper()
                    .readTree(given().accept(JSON).get("/openapi").asString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One route. */
    @FunctionalInterface
    public interface Visitor {

        /** {@code method} is in small letters. */
        void visit(String method, String path, JsonNode operation);
    }

    /** Shows every route, in the order of the document. */
    public void forEach(Visitor visitor) {
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> visitor.visit(operation.getKey(), path.getKey(), operation.getValue())));
    }

    /** The names of an operation's parameters and of the fields of its body. */
    public Set<String> names(JsonNode operation) {
        Set<String> names = new HashSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        resolved(content(operation).path("schema"))
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    /** Calls the operation as it is documented, with these ids wherever it takes one of their names. */
    public Response call(String caller, String method, String path, JsonNode operation, Map<String, String> ids) {
        RequestSpecification request = as(caller);
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            String value = ids.getOrDefault(name, parameter.path("example").asText(""));
            if (parameter.path("in").asText().equals("path")) {
                request.pathParam(name, value);
            } else if (!value.isEmpty() && parameter.path("in").asText().equals("query")) {
                request.queryParam(name, value);
            }
        }
        if (content(operation).path("example") instanceof ObjectNode example) {
            ObjectNode body = example.deepCopy();
            resolved(content(operation).path("schema"))
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(name -> {
                        if (ids.containsKey(name)) {
                            body.set(name, TextNode.valueOf(ids.get(name)));
                        }
                    });
            request.body(body.toString());
        }
        return request.request(method.toUpperCase(Locale.ROOT), path);
    }

    private static JsonNode content(JsonNode operation) {
        return operation.path("requestBody").path("content").path(JSON);
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isTextual() ? document.at(reference.textValue().substring(1)) : schema;
    }
}
