package io.coachup.worker.scoring.skill;

import io.coachup.common.tracing.CallIds;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.transcript.Transcript;

/** Decides which criteria of a rubric a speaker met, each with the speaker's own words. Stops when interrupted. */
public interface CriteriaFinder {

    /** Name in results, logs and metric labels. */
    String provider();

    /** Model that will be asked, for failures that never reached one. */
    String model();

    /** False when nothing true can be said about this speech, such as one in a language that there are no rules for. */
    default boolean canAssess(Transcript transcript) {
        return true;
    }

    /**
     * Finds met and unmet criteria. The transcript holds words of the speaker.
     *
     * @throws ScoringException when nothing could be found out
     */
    Findings find(Skill skill, Rubric rubric, Transcript transcript, CallIds ids);
}
