package io.coachup.worker.scoring;

import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.skill.SkillAssessment;

/** Hears how each skill of a job went, on the thread of the job and in the order of the skills. */
public interface ScoringListener {

    /** A skill was assessed; the assessment carries latency, provider, model, tokens and rejected quotes. */
    void onSkillComplete(SkillAssessment assessment);

    /**
     * A skill could not be assessed.
     *
     * @param skill the skill
     * @param failure error text for the summary and reason for the metric
     */
    void onSkillError(PracticedSkill skill, SkillFailure failure);

    /**
     * Why a skill failed.
     *
     * @param error {@code timeout}, {@code group_timeout} or a text without anything of the conversation
     * @param reason label of the metric
     * @param provider who was asked
     * @param model which model was asked
     */
    record SkillFailure(String error, ScoringException.Reason reason, String provider, String model) {}
}
