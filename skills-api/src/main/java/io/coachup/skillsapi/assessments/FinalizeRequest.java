package io.coachup.skillsapi.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * A job's result.
 *
 * @param rubricVersion {@link #RUBRIC_VERSION}; no other is accepted
 * @param trackedSkillIdHash of the request that ended the group, or null
 */
@RegisterForReflection
public record FinalizeRequest(
        String sessionId,
        String groupId,
        String rubricVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) String trackedSkillIdHash,
        Summary summary) {

    /** The rubric that results are measured by. */
    public static final String RUBRIC_VERSION = "v2";

    /** What is scored 0..1 beside the level, in the order that people read it. */
    public static final List<String> CATEGORIES = List.of("correctness", "clarity", "conciseness", "fluency");

    /** The summary that readers get, with skills told by their id; {@code scores} by category, empty without any. */
    @RegisterForReflection
    public record Summary(
            List<String> categories,
            Map<String, Double> scores,
            List<String> highlights,
            List<String> recommendations,
            List<String> rubricKeyPoints,
            JobFacts meta,
            List<SkillResult> skillAssessments,
            List<SkillFault> errors) {}

    /** One skill's result; {@code level} is 0..10. */
    @RegisterForReflection
    public record SkillResult(
            String skillId,
            int level,
            List<String> metCriteria,
            List<String> unmetCriteria,
            List<String> feedback,
            List<String> quotes,
            Map<String, Double> scores) {}

    /** Facts about a job; null where nothing is known. Times in ms, the cost in dollars. */
    @RegisterForReflection
    public record JobFacts(
            String provider,
            String model,
            int skillsCount,
            Integer tokensIn,
            Integer tokensOut,
            Double costUsd,
            Long latencyMsTotal,
            int messageCount,
            long durationMs,
            SliceIndexes slice) {}

    /** A skill that could not be assessed, and why. */
    @RegisterForReflection
    public record SkillFault(String skill, String error) {}
}
