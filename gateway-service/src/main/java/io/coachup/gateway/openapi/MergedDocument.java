package io.coachup.gateway.openapi;

import io.coachup.gateway.routing.Access;
import io.coachup.gateway.routing.Owner;
import io.coachup.gateway.routing.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The route table as an OpenAPI document. Which operations there are, who may call them and what the limits are comes
 * from the table alone; what they take and answer comes from the documents of their owners.
 */
final class MergedDocument {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final JsonObject LIMITED = new JsonObject().put("$ref", "#/components/responses/Limited");
    private static final JsonObject ERROR = new JsonObject().put("$ref", "#/components/responses/Error");

    /** What an owner does not describe; never changed. */
    private static final JsonObject NONE = new JsonObject();

    private MergedDocument() {}

    /**
     * Merges.
     *
     * @param own the gateway's own document, with what all share
     * @param others the other owners' documents; operations without one stay bare
     */
    static JsonObject of(List<Route> routes, JsonObject own, Map<Owner, JsonObject> others) {
        JsonObject merged = own.copy();
        JsonObject paths = new JsonObject();
        for (Route route : routes) {
            JsonObject part = route.owner() == Owner.SELF ? own : others.getOrDefault(route.owner(), new JsonObject());
            JsonObject documented = part.getJsonObject("paths", NONE)
                    .getJsonObject(route.target(), NONE)
                    .getJsonObject(word(route), NONE);
            child(paths, route.path()).put(word(route), operation(route, named(route.owner(), documented)));
        }
        JsonObject schemas = child(child(merged, "components"), "schemas");
        others.forEach((owner, part) -> {
            JsonObject components =
                    named(owner, part.getJsonObject("components", NONE).copy());
            child(components, "schemas")
                    .forEach(schema -> schemas.put(prefix(owner) + schema.getKey(), schema.getValue()));
        });
        return merged.put("paths", paths);
    }

    private static JsonObject operation(Route route, JsonObject documented) {
        JsonObject operation = documented.copy();
        if (documented.isEmpty()) {
            operation.put("x-undocumented", true).put("parameters", pathParameters(route));
        }
        child(operation, "responses").put("429", LIMITED).put("default", ERROR);
        operation
                .put("security", security(route.access()))
                .put("x-max-body-bytes", route.body().maxBytes());
        operation.put("x-limits", route.limits().word());
        if (!route.path().equals(route.target())) {
            operation.put("x-alias-of", route.label());
        }
        return operation;
    }

    private static JsonArray pathParameters(Route route) {
        JsonArray parameters = new JsonArray();
        for (String segment : route.path().split("/")) {
            if (segment.startsWith("{")) {
                parameters.add(new JsonObject()
                        .put("name", segment.substring(1, segment.length() - 1))
                        .put("in", "path")
                        .put("required", true)
                        .put("schema", new JsonObject().put("type", "string")));
            }
        }
        return parameters;
    }

    /** Each of the schemes suffices; none are needed where the array is empty. */
    private static JsonArray security(Access access) {
        return switch (access) {
            case PUBLIC -> new JsonArray();
            case OPTIONAL ->
                new JsonArray().add(new JsonObject()).add(scheme("caller")).add(scheme("session"));
            case CALLER -> new JsonArray().add(scheme("caller")).add(scheme("session"));
            case SERVICE_SECRET -> new JsonArray().add(scheme("serviceSecret"));
        };
    }

    private static JsonObject scheme(String name) {
        return new JsonObject().put(name, new JsonArray());
    }

    /** Two owners may give different schemas one name, so here they carry their owner's. */
    private static JsonObject named(Owner owner, JsonObject json) {
        return owner == Owner.SELF
                ? json
                : new JsonObject(json.encode().replace('"' + SCHEMAS, '"' + SCHEMAS + prefix(owner)));
    }

    private static String prefix(Owner owner) {
        return owner.name().toLowerCase(Locale.ROOT) + ".";
    }

    private static String word(Route route) {
        return route.method().name().toLowerCase(Locale.ROOT);
    }

    /** The object in a field, put there when it was absent. */
    private static JsonObject child(JsonObject parent, String field) {
        if (!parent.containsKey(field)) {
            parent.put(field, new JsonObject());
        }
        return parent.getJsonObject(field);
    }
}
