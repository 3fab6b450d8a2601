package io.coachup.worker.scoring.rubric;

import io.coachup.worker.scoring.observation.Observations;

/** When the measured finder holds a criterion for met. */
@FunctionalInterface
public interface Condition {

    boolean isMet(Observations observations);

    /** Both this and the other. */
    default Condition and(Condition other) {
        return observations -> isMet(observations) && other.isMet(observations);
    }

    /** This or the other. */
    default Condition or(Condition other) {
        return observations -> isMet(observations) || other.isMet(observations);
    }
}
