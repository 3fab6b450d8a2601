package io.coachup.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The public API as {@code GET /openapi} describes it. */
public record ApiDocument(JsonNode root) {

    private static final String JSON = "application/json";

    /** A parameter; {@code schema} has no reference on its first level. */
    public record Parameter(String name, String in, boolean required, JsonNode schema, JsonNode example) {}

    /** One operation. */
    public record Operation(ApiDocument document, String method, String path, JsonNode json) {

        public List<Parameter> parameters() {
            List<Parameter> parameters = new ArrayList<>();
            json.path("parameters").forEach(reference -> {
                JsonNode parameter = document.resolve(reference);
                parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        document.resolve(parameter.path("schema")),
                        parameter.path("example")));
            });
            return parameters;
        }

        /** Schema of the JSON body, without a reference on its first level; missing when there is none. */
        JsonNode body() {
            return document.resolve(content().path("schema"));
        }

        public JsonNode bodyExample() {
            return content().path("example");
        }

        private JsonNode content() {
            return json.path("requestBody").path("content").path(JSON);
        }

        /** Schema of the answer with status 200; missing when it is no JSON. */
        JsonNode answer() {
            return document.resolve(answerContent().path(JSON).path("schema"));
        }

        /** Status of an answer to what is right. */
        int success() {
            return json.path("responses").has("204") ? 204 : 200;
        }

        boolean answersAStream() {
            return answerContent().has("text/event-stream");
        }

        private JsonNode answerContent() {
            return document.resolve(json.path("responses").path("200")).path("content");
        }

        public boolean isDocumented() {
            return !json.path("x-undocumented").asBoolean();
        }

        boolean isWrite() {
            return !method.equals("GET");
        }

        /** True when it answers also who names nobody: there is no {@code security}, or one of its ways is none. */
        boolean isForNobody() {
            JsonNode security = json.path("security");
            for (JsonNode way : security) {
                if (way.isEmpty()) {
                    return true;
                }
            }
            return security.isEmpty();
        }

        /** True when {@code security} holds this scheme. */
        public boolean isSecuredBy(String scheme) {
            return json.path("security").findValue(scheme) != null;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operations.add(new Operation(
                        this, operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return operations;
    }

    /** What a reference leads to, together with what stands beside it; anything else as it is. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (!reference.isTextual()) {
            return node;
        }
        ObjectNode resolved =
                resolve(root.at(reference.textValue().substring(1))).deepCopy();
        node.properties().forEach(beside -> {
            if (!beside.getKey().equals("$ref")) {
                resolved.set(beside.getKey(), beside.getValue());
            }
        });
        return resolved;
    }
}
