package io.coachup.worker.scoring.skill;

import io.coachup.common.tracing.CallIds;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.speech.Speech;

/** Decides which criteria of a rubric a speaker met, each with the speaker's own words. Stops when interrupted. */
public interface CriteriaFinder {

    /** Name in results, logs and metric labels. */
    String provider();

    /** Model that will be asked, for failures that never reached one. */
    String model();

    /** False when nothing true can be said about this speech, such as one in a language that there are no rules for. */
    default boolean canAssess(Speech speech) {
        return true;
    }

    /**
     * Finds met and unmet criteria. The speech has words.
     *
     * @throws ScoringException when nothing could be found out
     */
    Findings find(Skill skill, Rubric rubric, Speech speech, CallIds ids);
}
