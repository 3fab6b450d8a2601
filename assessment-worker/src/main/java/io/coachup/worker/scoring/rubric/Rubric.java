package io.coachup.worker.scoring.rubric;

import io.coachup.skillsapi.assessments.FinalizeRequest;
import java.util.List;

/**
 * The criteria that a skill is assessed by.
 *
 * @param skillId the skill
 * @param criteria its criteria, in the order they are reported
 */
public record Rubric(String skillId, List<Criterion> criteria) {

    /** Version of all rubrics, reported with every result. */
    public static final String VERSION = FinalizeRequest.RUBRIC_VERSION;

    public Rubric {
        criteria = List.copyOf(criteria);
    }

    static Rubric of(String skillId, Criterion... criteria) {
        return new Rubric(skillId, List.of(criteria));
    }
}
