package io.coachup.worker.scoring.rubric;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rubrics: one a skill of the catalogue, and a general one for every other skill and for speech without a skill. */
public final class Rubrics {

    private final Rubric general = GeneralRubric.rubric();
    private final Map<String, Rubric> bySkill = Stream.of(
                    ClarityRubric.rubric(),
                    StutterRubric.rubric(),
                    SalesRubric.rubric(),
                    ListeningRubric.rubric(),
                    StorytellingRubric.rubric(),
                    QuestioningRubric.rubric(),
                    EmpathyRubric.rubric(),
                    ConfidenceRubric.rubric())
            .collect(Collectors.toUnmodifiableMap(Rubric::skillId, Function.identity()));

    /** The rubric of a skill; the general one for a skill that is not in the catalogue. */
    public Rubric forSkill(String skillId) {
        return bySkill.getOrDefault(skillId, general);
    }

    /** The rubric of good communication in general. */
    public Rubric general() {
        return general;
    }

    /** The ids of the skills that have a rubric of their own, sorted. */
    public List<String> skillIds() {
        return bySkill.keySet().stream().sorted().toList();
    }
}
