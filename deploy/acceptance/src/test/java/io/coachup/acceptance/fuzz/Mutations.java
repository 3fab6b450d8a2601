package io.coachup.acceptance.fuzz;

import static io.coachup.acceptance.fuzz.FuzzSuite.MARKER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.coachup.acceptance.fuzz.ApiDocument.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** All the calls that an operation is tried with: valid ones, then every kind of mutation, then pairs of them. */
final class Mutations {

    private static final int VALID = 8;
    private static final int PAIRS = 40;
    private static final String HOLE = "@hole@";

    private final Schemas schemas;
    private final Random random;
    private final List<String> foreign;

    /** {@code foreign} are {@code authorization} headers that open nothing of the person's. */
    Mutations(ApiDocument document, Random random, List<String> foreign) {
        this.schemas = new Schemas(document);
        this.random = random;
        this.foreign = foreign;
    }

    /** A call in a person's name. */
    @FunctionalInterface
    interface Attempt {

        Call by(Person person);
    }

    /** The calls of an operation, always the same for the same random numbers. */
    List<Attempt> of(Operation operation) {
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(person -> person.example(operation));
        List<UnaryOperator<Call>> mutations = new ArrayList<>(aroundTheBody(operation));
        foreign.forEach(authorization -> mutations.add(call -> call.header("authorization", authorization)));
        JsonNode body = operation.body();
        if (!body.isMissingNode()) {
            for (int i = 0; i < VALID; i++) {
                String valid = schemas.any(body, random, MARKER).toString();
                attempts.add(person -> person.call(operation, valid));
            }
            bodies(operation)
                    .forEach(odd ->
                            attempts.add(person -> person.call(operation, HOLE).body(person.own(odd))));
            mutations.addAll(wholeBodies());
        }
        mutations.forEach(mutation -> attempts.add(person -> mutation.apply(person.example(operation))));
        for (int i = 0; i < PAIRS; i++) {
            UnaryOperator<Call> first = mutations.get(random.nextInt(mutations.size()));
            UnaryOperator<Call> second = mutations.get(random.nextInt(mutations.size()));
            attempts.add(person -> second.apply(first.apply(person.example(operation))));
        }
        return attempts;
    }

    private static List<UnaryOperator<Call>> aroundTheBody(Operation operation) {
        List<UnaryOperator<Call>> mutations = new ArrayList<>();
        for (String line : OddValues.HEADERS) {
            String[] header = line.split(": ?", 2);
            mutations.add(call -> call.header(header[0], header[1]));
            mutations.add(call -> call.also(header[0], header[1]).also(header[0], header[1]));
        }
        OddValues.METHODS.forEach(method -> mutations.add(call -> call.method(method)));
        for (String value : OddValues.URL) {
            mutations.add(call -> call.target(extended(call.target(), MARKER + "=" + value)));
            mutations.add(call -> call.target(lastSegment(call.target(), value)));
            operation.parameters().stream()
                    .filter(parameter -> parameter.in().equals("query"))
                    .forEach(parameter -> {
                        String pair = parameter.name() + "=" + value;
                        mutations.add(call -> call.target(call.target().split("\\?")[0] + "?" + pair));
                        mutations.add(call -> call.target(extended(call.target(), pair)));
                    });
        }
        for (String suffix :
                List.of("/", "//", ";a=b", "/..", "/.", "?", "?&&=&", "??", "/%2e%2e/x", "%00", "\\", "#a")) {
            mutations.add(call -> call.target(call.target().split("\\?")[0] + suffix));
        }
        mutations.add(call -> call.target("/" + call.target()));
        mutations.add(call -> call.target("/x/.." + call.target()));
        mutations.add(call -> call.target(call.target().toUpperCase(java.util.Locale.ROOT)));
        mutations.addAll(List.of(
                call -> call.without("authorization"),
                call -> call.header("authorization", ""),
                call -> call.header("authorization", "Bearer"),
                call -> call.header("authorization", "Bearer " + MARKER),
                call -> call.header("authorization", "Bearer " + MARKER.repeat(1500)),
                call -> call.header("authorization", "Bearer " + MARKER + "." + MARKER + "."),
                call -> call.header("authorization", "Bearer ...."),
                call -> call.header("authorization", "Bearer \u00ff\u00fe"),
                call -> call.header("authorization", "Basic " + MARKER),
                call -> call.header("authorization", call.header("authorization") + "x"),
                call -> call.header("authorization", "Bearer " + unsigned()),
                call -> call.without("authorization").header("cookie", "__session=" + unsigned()),
                call -> call.also("authorization", "Bearer " + MARKER)));
        return mutations;
    }

    private static String extended(String target, String pair) {
        return target + (target.contains("?") ? "&" : "?") + pair;
    }

    private static String lastSegment(String target, String value) {
        String[] parts = target.split("\\?", 2);
        String path = parts[0].substring(0, parts[0].lastIndexOf('/') + 1) + value;
        return parts.length == 1 ? path : path + "?" + parts[1];
    }

    /** A token that says it needs no signature. */
    private static String unsigned() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(
                        ("{\"sub\":\"" + MARKER + "\",\"exp\":99999999999,\"iat\":1}").getBytes(StandardCharsets.UTF_8))
                + ".";
    }

    private static List<UnaryOperator<Call>> wholeBodies() {
        List<UnaryOperator<Call>> mutations = new ArrayList<>();
        for (int i = 0; i < OddValues.bodies("{\"a\":1}").size(); i++) {
            int chosen = i;
            mutations.add(call -> call.body(OddValues.bodies(call.body()).get(chosen)));
        }
        for (String type : OddValues.CONTENT_TYPES) {
            mutations.add(call -> call.header("content-type", type));
        }
        mutations.addAll(List.of(
                call -> call.without("content-type"),
                call -> call.also("content-type", "text/plain"),
                call -> call.framing(Call.Framing.CHUNKED),
                call -> call.framing(Call.Framing.TRUNCATED),
                call -> call.header("content-encoding", "gzip").body(gzip(call.body())),
                call -> call.body(gzip(call.body())),
                call -> call.body(null)));
        return mutations;
    }

    /** The example with each of its values replaced by, and with, each odd value; and with each field left out. */
    private static List<String> bodies(Operation operation) {
        List<String> bodies = new ArrayList<>();
        for (String pointer : pointers(operation.bodyExample(), "")) {
            String withHole = Call.bytes(replaced(operation.bodyExample(), pointer, TextNode.valueOf(HOLE)));
            OddValues.JSON.forEach(odd -> bodies.add(withHole.replace('"' + HOLE + '"', odd)));
            bodies.add(Call.bytes(replaced(operation.bodyExample(), pointer, null)));
        }
        return bodies;
    }

    private static List<String> pointers(JsonNode json, String at) {
        List<String> found = new ArrayList<>();
        json.properties().forEach(field -> {
            found.add(at + "/" + field.getKey());
            found.addAll(pointers(field.getValue(), at + "/" + field.getKey()));
        });
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            found.add(at + "/" + i);
            found.addAll(pointers(json.get(i), at + "/" + i));
        }
        return found;
    }

    private static String replaced(JsonNode json, String pointer, JsonNode value) {
        JsonNode copy = json.deepCopy();
        int slash = pointer.lastIndexOf('/');
        String last = pointer.substring(slash + 1);
        JsonNode parent = copy.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(last);
            array.remove(index);
            if (value != null) {
                array.insert(index, value);
            }
        } else if (value == null) {
            ((ObjectNode) parent).remove(last);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return copy.toString();
    }

    private static String gzip(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
