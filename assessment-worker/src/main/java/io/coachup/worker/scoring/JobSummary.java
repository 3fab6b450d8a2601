package io.coachup.worker.scoring;

import io.coachup.worker.scoring.skill.CategoryScores;
import io.coachup.worker.scoring.transcript.Slice;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The result of a job, in the shape that readers of an assessment get.
 *
 * @param rubricVersion version of the rubrics
 * @param categories the four categories
 * @param scores mean of the skills' scores, 0..1 with three decimals; null when nothing could be assessed
 * @param highlights the speaker's good words, verbatim, at most three
 * @param recommendations what to change, at most three
 * @param rubricKeyPoints {@code category:score} strings
 * @param meta facts about the job
 * @param skillAssessments the assessed skills, sorted by id; empty when none is tracked
 * @param errors the skills that could not be assessed
 */
@RegisterForReflection
public record JobSummary(
        String rubricVersion,
        List<String> categories,
        CategoryScores scores,
        List<String> highlights,
        List<String> recommendations,
        List<String> rubricKeyPoints,
        Meta meta,
        List<AssessedSkill> skillAssessments,
        List<SkillError> errors) {

    /**
     * Facts about a job; null where nothing is known.
     *
     * @param provider who found the criteria
     * @param model which model did
     * @param skillsCount number of assessed skills
     * @param tokensIn prompt tokens of all skills
     * @param tokensOut reply tokens of all skills
     * @param costUsd cost of all skills in dollars, six decimals
     * @param latencyMsTotal sum of the skills' times in milliseconds
     * @param messageCount messages in the slice
     * @param durationMs time between first and last message in milliseconds
     * @param slice where the messages lie in the session
     */
    @RegisterForReflection
    public record Meta(
            String provider,
            String model,
            int skillsCount,
            Integer tokensIn,
            Integer tokensOut,
            Double costUsd,
            Long latencyMsTotal,
            int messageCount,
            long durationMs,
            Slice slice) {}

    /**
     * One assessed skill.
     *
     * @param skill which one
     * @param level 0..10
     * @param metCriteria texts of the criteria that were met
     * @param unmetCriteria texts of the others
     * @param feedback what the speaker reads
     * @param quotes the speaker's good words, verbatim
     * @param scores the skill's category scores
     */
    @RegisterForReflection
    public record AssessedSkill(
            SkillRef skill,
            int level,
            List<String> metCriteria,
            List<String> unmetCriteria,
            List<String> feedback,
            List<String> quotes,
            CategoryScores scores) {}

    /**
     * A skill as a summary names it.
     *
     * @param id catalogue id
     * @param name name that a person reads
     * @param category category of the catalogue, or null
     */
    @RegisterForReflection
    public record SkillRef(String id, String name, String category) {}

    /**
     * A skill that could not be assessed.
     *
     * @param skill catalogue id
     * @param error {@code timeout}, {@code group_timeout} or another short text
     */
    @RegisterForReflection
    public record SkillError(String skill, String error) {}
}
