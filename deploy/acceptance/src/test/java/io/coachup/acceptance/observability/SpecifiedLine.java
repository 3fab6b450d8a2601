package io.coachup.acceptance.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A log line that the specification has as an example.
 *
 * @param madeBy the class that writes it
 * @param foundBy fields by which real lines like it are found; null stands for any value
 * @param line the example as it is
 * @param beside fields that ours has beside the example's
 */
record SpecifiedLine(String name, String madeBy, JsonNode foundBy, JsonNode line, Set<String> beside) {

    /** Every line has or may have these. */
    private static final Set<String> ALWAYS =
            Set.of("ts", "level", "service", "env", "app", "requestId", "userIdHash", "trackedSkillIdHash");

    /** All examples, in the specification's order. */
    static List<SpecifiedLine> all() {
        try (InputStream file = Objects.requireNonNull(
                SpecifiedLine.class.getResourceAsStream("/observability/specified-lines.json"))) {
            List<SpecifiedLine> all = new ArrayList<>();
            new ObjectMapper().readTree(file).forEach(row -> {
                Set<String> beside = new TreeSet<>();
                row.path("beside").forEach(name -> beside.add(name.asText()));
                all.add(new SpecifiedLine(
                        row.path("name").asText(),
                        row.path("madeBy").asText(),
                        row.path("foundBy"),
                        row.path("line"),
                        beside));
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True for a real line that is about the same. */
    boolean isLike(JsonNode real) {
        return foundBy.properties().stream()
                .allMatch(field -> field.getValue().isNull()
                        ? real.has(field.getKey())
                        : field.getValue().equals(real.path(field.getKey())));
    }

    /** What is otherwise in a real line: fields that lack, that are too many, or whose values are of another type. */
    List<String> differences(JsonNode real) {
        List<String> found = new ArrayList<>();
        compare("", line, real, found);
        real.fieldNames().forEachRemaining(name -> {
            if (!line.has(name) && !beside.contains(name) && !ALWAYS.contains(name)) {
                found.add(name + " is not in the example");
            }
        });
        return found;
    }

    private static void compare(String at, JsonNode example, JsonNode real, List<String> found) {
        example.properties().forEach(field -> {
            String name = at + field.getKey();
            JsonNode value = real.path(field.getKey());
            if (value.isMissingNode()) {
                found.add(name + " lacks");
            } else if (value.getNodeType() != field.getValue().getNodeType()) {
                found.add(name + " is a " + value.getNodeType());
            } else if (value.getNodeType() == JsonNodeType.OBJECT) {
                compare(name + ".", field.getValue(), value, found);
                value.fieldNames().forEachRemaining(inner -> {
                    if (!field.getValue().has(inner)) {
                        found.add(name + "." + inner + " is not in the example");
                    }
                });
            }
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
