package io.coachup.acceptance.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.coachup.acceptance.fuzz.ApiDocument;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sends a canary through every input of an operation: once through all at the same time, and once through each alone. */
final class Traffic {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** What clients and proxies may send; the request id is left out, because lines are found by it. */
    private static final List<String> HEADERS = List.of(
            "user-agent",
            "referer",
            "accept-language",
            "baggage",
            "x-user-id",
            "x-session-id",
            "x-tracked-skill-id",
            "x-group-id",
            "x-provider",
            "x-model-id",
            "x-forwarded-for",
            "x-forwarded-host",
            "forwarded",
            "x-real-ip",
            "x-anything-else");

    /** A parameter that names the request, as its header does. */
    private static final String REQUEST_ID = "rid";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Canaries canaries;
    private final String authorization;
    private int sent;

    Traffic(Canaries canaries, String authorization) {
        this.canaries = canaries;
        this.authorization = authorization;
    }

    /** How many requests were sent. */
    int sent() {
        return sent;
    }

    /** Sends an operation of the API document in all its ways. */
    void send(String server, ApiDocument.Operation operation) throws Exception {
        JsonNode example = operation.bodyExample();
        String name = operation.toString();
        String bearer = operation.isSecuredBy("serviceSecret") ? "Bearer " + ObservedSuite.SECRET : authorization;
        send(server, operation.method(), target(operation, null), example, bearer, name);
        send(server, operation.method(), target(operation, "*"), replaced(example, name), bearer, name);
        send(
                server,
                operation.method(),
                target(operation, "*"),
                replaced(example, name),
                "Bearer " + canary(name, "token"),
                name);
        for (ApiDocument.Parameter parameter : operation.parameters()) {
            send(server, operation.method(), target(operation, parameter.name()), example, bearer, name);
        }
        sendEachField(server, operation.method(), target(operation, null), example, bearer, name);
    }

    /** Sends a route that no document describes. */
    void send(String server, String path, JsonNode body) throws Exception {
        String bearer = "Bearer " + ObservedSuite.SECRET;
        send(server, "POST", path, replaced(body, path), bearer, path);
        sendEachField(server, "POST", path, body, bearer, path);
    }

    private void sendEachField(
            String server, String method, String target, JsonNode example, String bearer, String name)
            throws Exception {
        for (String pointer : texts(example, "")) {
            JsonNode body = example.deepCopy();
            int last = pointer.lastIndexOf('/');
            JsonNode parent = body.at(pointer.substring(0, last));
            String field = pointer.substring(last + 1);
            TextNode text = TextNode.valueOf(example.at(pointer).asText() + " " + canary(name, "body " + pointer));
            if (parent instanceof ObjectNode object) {
                object.set(field, text);
            } else {
                ((ArrayNode) parent).set(Integer.parseInt(field), text);
            }
            send(server, method, target, body, bearer, name);
        }
    }

    private void send(String server, String method, String target, JsonNode body, String bearer, String name)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + target))
                .timeout(LIMIT)
                .header("authorization", bearer)
                .header("content-type", "application/json")
                .header("cookie", "theme=" + canary(name, "cookie") + "; __session=" + canary(name, "session cookie"))
                .header("x-request-id", UUID.randomUUID().toString());
        HEADERS.forEach(header -> request.header(header, canary(name, "header " + header)));
        request.method(
                method,
                body == null || body.isMissingNode()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.toString()));
        http.send(request.build(), HttpResponse.BodyHandlers.discarding());
        sent++;
    }

    /** The path with its parameters as in the example; the named one, or all for {@code *}, are canaries. */
    private String target(ApiDocument.Operation operation, String changed) {
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        for (ApiDocument.Parameter parameter : operation.parameters()) {
            boolean isChanged = !parameter.name().equals(REQUEST_ID)
                    && ("*".equals(changed) || parameter.name().equals(changed));
            String value = isChanged
                    ? canary(operation.toString(), parameter.in() + " " + parameter.name())
                    : parameter.example().asText("");
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", value.isEmpty() ? "some" : encode(value));
            } else if (parameter.in().equals("query") && !value.isEmpty()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.name())
                        .append('=')
                        .append(encode(value));
            }
        }
        return path + query;
    }

    private String canary(String operation, String input) {
        return canaries.of(operation + ": " + input);
    }

    /** The same body, whose texts are all canaries. */
    private JsonNode replaced(JsonNode body, String name) {
        if (body == null || body.isMissingNode()) {
            return body;
        }
        JsonNode copy = body.deepCopy();
        for (String pointer : texts(copy, "")) {
            int last = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, last));
            String field = pointer.substring(last + 1);
            TextNode text = TextNode.valueOf(canary(name, "body " + pointer));
            if (parent instanceof ObjectNode object) {
                object.set(field, text);
            } else {
                ((ArrayNode) parent).set(Integer.parseInt(field), text);
            }
        }
        return copy;
    }

    /** JSON pointers of all texts. */
    private static List<String> texts(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        if (node.isTextual()) {
            found.add(at);
        }
        node.properties().forEach(field -> found.addAll(texts(field.getValue(), at + "/" + field.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.addAll(texts(node.get(i), at + "/" + i));
        }
        return found;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
