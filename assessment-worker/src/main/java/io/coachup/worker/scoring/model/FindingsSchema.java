package io.coachup.worker.scoring.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.worker.scoring.rubric.Criterion;
import io.coachup.worker.scoring.rubric.Rubric;

/** The JSON schema of a model's reply: findings for the rubric's own criteria, with no place for a level or a score. */
final class FindingsSchema {

    static final String CRITERIA = "criteria";
    static final String ID = "id";
    static final String MET = "met";
    static final String QUOTES = "quotes";
    static final String SUGGESTION = "suggestion";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FindingsSchema() {}

    static ObjectNode of(Rubric rubric) {
        ObjectNode criteria = type("array");
        criteria.set("items", finding(rubric));
        ObjectNode root = type("object");
        root.putObject("properties").set(CRITERIA, criteria);
        return closed(root, CRITERIA);
    }

    private static ObjectNode finding(Rubric rubric) {
        ObjectNode id = type("string");
        ArrayNode ids = id.putArray("enum");
        rubric.criteria().stream().map(Criterion::id).forEach(ids::add);
        ObjectNode quotes = type("array");
        quotes.set("items", type("string"));
        ObjectNode finding = type("object");
        ObjectNode properties = finding.putObject("properties");
        properties.set(ID, id);
        properties.set(MET, type("boolean"));
        properties.set(QUOTES, quotes);
        properties.set(SUGGESTION, type("string"));
        return closed(finding, ID, MET, QUOTES, SUGGESTION);
    }

    private static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }

    private static ObjectNode closed(ObjectNode object, String... required) {
        ArrayNode names = object.putArray("required");
        for (String name : required) {
            names.add(name);
        }
        return object.put("additionalProperties", false);
    }
}
