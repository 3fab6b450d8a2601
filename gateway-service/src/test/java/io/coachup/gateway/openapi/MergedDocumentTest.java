package io.coachup.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.routing.Owner;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MergedDocumentTest {

    private static final List<Route> ROUTES = new RouteTable(() -> 1000).all();
    private static final JsonObject SKILLS = new JsonObject(
            """
            {"paths": {
               "/api/v1/skills": {"get": {"responses": {"200": {"$ref": "#/components/schemas/Skill"}}}},
               "/api/messages/ingest": {"post": {"summary": "Takes in a message"}},
               "/internal/jobs/lease": {"post": {}}},
             "components": {"schemas": {
               "Skill": {"properties": {"level": {"$ref": "#/components/schemas/Level"}}},
               "Level": {"type": "number"}}}}
            """);

    private final JsonObject merged = MergedDocument.of(ROUTES, OwnDocument.read(), Map.of(Owner.SKILLS, SKILLS));

    @Test
    void itHasExactlyTheRoutesOfTheTable() {
        Set<String> expected = ROUTES.stream()
                .map(route -> word(route) + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        JsonObject paths = merged.getJsonObject("paths");
        paths.fieldNames()
                .forEach(path ->
                        paths.getJsonObject(path).fieldNames().forEach(method -> documented.add(method + " " + path)));

        assertThat(documented).isEqualTo(expected);
    }

    @Test
    void whatTheTableKnowsComesFromTheTable() {
        assertThat(operation("/api/v1/skills", "get").getJsonArray("security")).isEmpty();
        assertThat(operation("/api/v1/chat", "post").getJsonArray("security").encode())
                .isEqualTo("[{\"caller\":[]},{\"session\":[]}]");
        assertThat(operation("/api/assessments/convex/finalize", "post")
                        .getJsonArray("security")
                        .encode())
                .isEqualTo("[{\"serviceSecret\":[]}]");
        assertThat(operation("/api/v1/chat", "post").getLong("x-max-body-bytes"))
                .isEqualTo(256 * 1024);
        assertThat(operation("/api/v1/users/goals", "get").getString("x-limits"))
                .isEqualTo("profile");
        assertThat(at("/paths/~1health/get/responses/default/$ref")).isEqualTo("#/components/responses/Error");
    }

    @Test
    void anAliasIsDocumentedAsItsTarget() {
        assertThat(operation("/messages/ingest", "post").getString("summary")).isEqualTo("Takes in a message");
        assertThat(operation("/messages/ingest", "post").getString("x-alias-of"))
                .isEqualTo("POST /api/messages/ingest");
    }

    @Test
    void everyOwnRouteIsDocumented() {
        assertThat(ROUTES.stream().filter(route -> route.owner() == Owner.SELF))
                .allSatisfy(route -> assertThat(operation(route.path(), word(route)))
                        .doesNotContain(Map.entry("x-undocumented", true)));
    }

    @Test
    void whatItsOwnerDoesNotDocumentIsBareButValid() {
        JsonObject bare = operation("/api/assessments/{sessionId}", "get");

        assertThat(bare.getBoolean("x-undocumented")).isTrue();
        assertThat(bare.getJsonArray("parameters").getJsonObject(0).getString("name"))
                .isEqualTo("sessionId");
    }

    @Test
    void componentsCarryTheirOwnersName() {
        assertThat(at("/paths/~1api~1v1~1skills/get/responses/200/$ref"))
                .isEqualTo("#/components/schemas/skills.Skill");
        assertThat(at("/components/schemas/skills.Skill/properties/level/$ref"))
                .isEqualTo("#/components/schemas/skills.Level");
        assertThat(at("/components/schemas/Error/type")).isEqualTo("object");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(merged)).isNotEmpty().allSatisfy(reference -> assertThat(at(reference.substring(1)))
                .as(reference)
                .isNotNull());
    }

    private static Set<String> references(Object json) {
        Set<String> found = new TreeSet<>();
        if (json instanceof JsonObject object) {
            object.forEach(field -> {
                if (field.getKey().equals("$ref")) {
                    found.add((String) field.getValue());
                } else {
                    found.addAll(references(field.getValue()));
                }
            });
        } else if (json instanceof JsonArray array) {
            array.forEach(item -> found.addAll(references(item)));
        }
        return found;
    }

    private JsonObject operation(String path, String method) {
        return merged.getJsonObject("paths").getJsonObject(path).getJsonObject(method);
    }

    private Object at(String pointer) {
        return JsonPointer.from(pointer).queryJson(merged);
    }

    private static String word(Route route) {
        return route.method().name().toLowerCase(Locale.ROOT);
    }
}
