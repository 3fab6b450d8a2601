package io.coachup.skills.assessments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.common.json.Texts;
import io.coachup.skillsapi.assessments.FinalizeRequest;
import jakarta.inject.Singleton;

/** The {@code summary} that readers of an assessment get. */
@Singleton
public final class Summaries {

    private final ObjectMapper mapper;

    public Summaries(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Of a session without any assessment; its version is the one that the contract's test wants. */
    ObjectNode empty() {
        ObjectNode summary = mapper.createObjectNode().put("rubricVersion", "v1");
        ArrayNode categories = summary.putArray("categories");
        FinalizeRequest.CATEGORIES.forEach(categories::add);
        summary.putObject("scores");
        summary.putArray("highlights");
        summary.putArray("recommendations");
        summary.putArray("skillAssessments");
        summary.putObject("meta").put("provider", "stub").put("model", "stub").put("skillsCount", 0);
        return summary;
    }

    /**
     * Of the newest ended group: its assessment, or the empty summary with the reason why there is none. One whose texts
     * were too old to be kept is empty too.
     */
    JsonNode of(AssessmentStore.Latest latest) {
        ObjectNode empty = empty().put("rubricVersion", FinalizeRequest.RUBRIC_VERSION);
        return latest.assessment()
                .map(found -> found.summary().isEmpty() ? empty : found.summary())
                .orElseGet(() -> empty.put("jobError", latest.deadReason()));
    }

    /** The summary with only this skill's items; all of them when no skill is asked for. */
    JsonNode onlySkill(JsonNode summary, String skillId) {
        if (Texts.isBlank(skillId) || !(summary instanceof ObjectNode object)) {
            return summary;
        }
        ArrayNode kept = mapper.createArrayNode();
        for (JsonNode item : object.path("skillAssessments")) {
            if (skillId.equals(item.path("skill").path("id").asText())) {
                kept.add(item);
            }
        }
        ObjectNode filtered = object.deepCopy();
        filtered.set("skillAssessments", kept);
        return filtered;
    }
}
