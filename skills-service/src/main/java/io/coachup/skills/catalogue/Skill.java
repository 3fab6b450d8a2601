package io.coachup.skills.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A skill that people can track; times are epoch ms. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Skill(
        String id,
        String title,
        String description,
        List<SkillLevel> levels,
        String category,
        boolean isActive,
        long createdAt,
        long updatedAt) {}
