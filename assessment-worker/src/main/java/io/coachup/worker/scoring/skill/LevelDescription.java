package io.coachup.worker.scoring.skill;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What the catalogue says about one level of a skill.
 *
 * @param level 0..10
 * @param criteria one line
 * @param examples example sentences, may be empty
 * @param rubricHints hints for the assessor, may be empty
 */
@RegisterForReflection
public record LevelDescription(double level, String criteria, List<String> examples, List<String> rubricHints) {

    public LevelDescription {
        examples = examples == null ? List.of() : List.copyOf(examples);
        rubricHints = rubricHints == null ? List.of() : List.copyOf(rubricHints);
    }
}
