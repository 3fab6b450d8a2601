package io.coachup.skills.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a level of a skill means.
 *
 * @param level 0..10
 * @param criteria one line
 * @param examples sentences at this level, or null
 * @param rubricHints what to look for, or null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SkillLevel(double level, String criteria, List<String> examples, List<String> rubricHints) {}
