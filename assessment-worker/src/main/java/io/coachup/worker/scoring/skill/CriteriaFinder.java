package io.coachup.worker.scoring.skill;

import io.coachup.common.tracing.CallIds;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.speech.ParsedSpeech;

/** Decides which criteria of a rubric a speaker met, each with the speaker's own words. Stops when interrupted. */
public interface CriteriaFinder {

    /** Name in results, logs and metric labels. */
    String provider();

    /** The model that will be asked; failures that reach no model are counted under it. */
    String model();

    /** False when this finder can't judge the speech, for instance because it has no rules for the language. */
    default boolean canAssess(ParsedSpeech speech) {
        return true;
    }

    /**
     * Finds met and unmet criteria. The speech has words.
     *
     * @throws ScoringException when nothing could be found out
     */
    Findings find(PracticedSkill skill, Rubric rubric, ParsedSpeech speech, CallIds ids);
}
