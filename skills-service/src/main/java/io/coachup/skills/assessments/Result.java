package io.coachup.skills.assessments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What scoring found out about a group.
 *
 * @param summary the document that readers get, without its skill assessments
 * @param items one entry a scored skill; may be empty
 * @param trackedSkillIdHash of the request that ended the group, or null
 */
public record Result(String groupId, ObjectNode summary, List<SkillResult> items, String trackedSkillIdHash) {

    /**
     * One skill's result.
     *
     * @param skillId null when the hash stands for no skill of the catalogue
     * @param level 0..10
     * @param document the item that readers get, without its skill
     */
    public record SkillResult(
            String skillId,
            String skillHash,
            double level,
            List<String> metCriteria,
            List<String> unmetCriteria,
            List<String> feedback,
            ObjectNode document) {}
}
