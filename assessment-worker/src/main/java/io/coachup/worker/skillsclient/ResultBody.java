package io.coachup.worker.skillsclient;

import io.coachup.skillsapi.assessments.FinalizeRequest;
import io.coachup.skillsapi.assessments.JobRef;
import io.coachup.skillsapi.assessments.SliceIndexes;
import io.coachup.worker.scoring.JobSummary;
import io.coachup.worker.scoring.skill.CategoryScores;

/** A job's summary as skills-service finalizes it: with skills told by their id. */
public final class ResultBody {

    private ResultBody() {}

    /** The body for a job's summary; {@code trackedSkillIdHash} may be null. */
    public static FinalizeRequest of(JobRef job, String trackedSkillIdHash, JobSummary summary) {
        return new FinalizeRequest(
                job.sessionId(),
                job.groupId(),
                summary.rubricVersion(),
                trackedSkillIdHash,
                new FinalizeRequest.Summary(
                        summary.categories(),
                        CategoryScores.byLabel(summary.scores()),
                        summary.highlights(),
                        summary.recommendations(),
                        summary.rubricKeyPoints(),
                        facts(summary.meta()),
                        summary.skillAssessments().stream()
                                .map(ResultBody::item)
                                .toList(),
                        summary.errors().stream()
                                .map(error -> new FinalizeRequest.SkillFault(error.skill(), error.error()))
                                .toList()));
    }

    private static FinalizeRequest.SkillResult item(JobSummary.AssessedSkill skill) {
        return new FinalizeRequest.SkillResult(
                skill.skill().id(),
                skill.level(),
                skill.metCriteria(),
                skill.unmetCriteria(),
                skill.feedback(),
                skill.quotes(),
                CategoryScores.byLabel(skill.scores()));
    }

    private static FinalizeRequest.JobFacts facts(JobSummary.Meta meta) {
        return new FinalizeRequest.JobFacts(
                meta.provider(),
                meta.model(),
                meta.skillsCount(),
                meta.tokensIn(),
                meta.tokensOut(),
                meta.costUsd(),
                meta.latencyMsTotal(),
                meta.messageCount(),
                meta.durationMs(),
                meta.slice() == null
                        ? null
                        : new SliceIndexes(
                                meta.slice().startIndex(), meta.slice().endIndex()));
    }
}
