package io.coachup.worker.skillsclient;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.worker.scoring.JobSummary;
import io.coachup.worker.scoring.skill.CategoryScores;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** A job's result, as skills-service finalizes it. */
@RegisterForReflection
public record FinalizeBody(
        String sessionId,
        String groupId,
        String rubricVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) String trackedSkillIdHash,
        Summary summary) {

    /** The summary, with skills told by their id. */
    @RegisterForReflection
    public record Summary(
            List<String> categories,
            Map<String, Double> scores,
            List<String> highlights,
            List<String> recommendations,
            List<String> rubricKeyPoints,
            JobSummary.Meta meta,
            List<Item> skillAssessments,
            List<JobSummary.SkillError> errors) {}

    /** One skill's result. */
    @RegisterForReflection
    public record Item(
            String skillId,
            int level,
            List<String> metCriteria,
            List<String> unmetCriteria,
            List<String> feedback,
            List<String> quotes,
            CategoryScores scores) {}

    /** The body for a job's summary. */
    public static FinalizeBody of(JobRef job, String trackedSkillIdHash, JobSummary summary) {
        List<Item> items = summary.skillAssessments().stream()
                .map(skill -> new Item(
                        skill.skill().id(),
                        skill.level(),
                        skill.metCriteria(),
                        skill.unmetCriteria(),
                        skill.feedback(),
                        skill.quotes(),
                        skill.scores()))
                .toList();
        return new FinalizeBody(
                job.sessionId(),
                job.groupId(),
                summary.rubricVersion(),
                trackedSkillIdHash,
                new Summary(
                        summary.categories(),
                        CategoryScores.byLabel(summary.scores()),
                        summary.highlights(),
                        summary.recommendations(),
                        summary.rubricKeyPoints(),
                        summary.meta(),
                        items,
                        summary.errors()));
    }
}
