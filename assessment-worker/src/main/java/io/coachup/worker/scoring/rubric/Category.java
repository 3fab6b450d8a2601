package io.coachup.worker.scoring.rubric;

import io.coachup.skillsapi.assessments.FinalizeRequest;

/** The four categories that every assessment scores, in the order they are reported. */
public enum Category {
    CORRECTNESS,
    CLARITY,
    CONCISENESS,
    FLUENCY;

    /** The category's name in summaries, lower case. */
    public String label() {
        return FinalizeRequest.CATEGORIES.get(ordinal());
    }
}
