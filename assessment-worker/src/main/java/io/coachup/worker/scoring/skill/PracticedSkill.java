package io.coachup.worker.scoring.skill;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A skill that the speaker works on.
 *
 * @param id catalogue id
 * @param title name that a person reads
 * @param category category of the catalogue, may be null
 * @param description what the skill is about, may be null
 * @param currentLevel the speaker's level so far, 0..10
 * @param levels what the catalogue says about the levels, may be empty
 */
@RegisterForReflection
public record PracticedSkill(
        String id,
        String title,
        String category,
        String description,
        double currentLevel,
        List<LevelDescription> levels) {

    public PracticedSkill {
        title = title == null || title.isBlank() ? id : title;
        levels = levels == null ? List.of() : List.copyOf(levels);
    }
}
