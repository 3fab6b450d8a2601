package io.coachup.worker.scoring.skill;

import io.coachup.worker.scoring.rubric.Criterion;
import java.util.List;

/**
 * The assessment of one skill.
 *
 * @param skill the skill
 * @param level 0..10
 * @param metCriteria texts of the criteria that were met
 * @param unmetCriteria texts of the others
 * @param feedback what the speaker reads, at most four lines
 * @param recommendations those of its lines that say what to change
 * @param quotes the speaker's good words, verbatim
 * @param scores the category scores
 * @param provider who found the criteria
 * @param model which model did
 * @param tokensIn tokens of the prompt, or null when no model was asked
 * @param tokensOut tokens of the reply, or null
 * @param costCents cost in cents with fractions, or null when unknown
 * @param quotesRejected quotes of the model that were not the speaker's words
 * @param latencyMs time it took in milliseconds
 */
public record SkillAssessment(
        PracticedSkill skill,
        int level,
        List<String> metCriteria,
        List<String> unmetCriteria,
        List<String> feedback,
        List<String> recommendations,
        List<String> quotes,
        CategoryScores scores,
        String provider,
        String model,
        Integer tokensIn,
        Integer tokensOut,
        Double costCents,
        int quotesRejected,
        long latencyMs) {

    static List<String> texts(List<Criterion> criteria) {
        return criteria.stream().map(Criterion::text).toList();
    }
}
