package io.coachup.skillsapi.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * All that scoring a job needs.
 *
 * @param status {@link #OPEN}, {@link #DONE}, or {@link #DEAD} when it was tried too often; only an open job has messages
 *     and skills
 * @param groupId the job to be worked on: the one asked for, or an older one of its session that is still open
 * @param omittedMessages how many of the span's messages, the oldest ones, are left out because there are too many
 * @param keyless no model is to be asked, because the person's budget is used up
 * @param requestId that job's request; its tracked skill and trace follow, where it had any
 */
@RegisterForReflection
public record ScoringInput(
        String status,
        String groupId,
        String requestId,
        String trackedSkillIdHash,
        String traceParent,
        SliceIndexes span,
        List<SpanMessage> messages,
        int omittedMessages,
        List<SkillToScore> skills,
        boolean keyless) {

    /** The job waits for its assessment. */
    public static final String OPEN = "open";

    /** Its assessment is stored. */
    public static final String DONE = "done";

    /** It was given up. */
    public static final String DEAD = "dead";

    /** A message of the span; {@code ts} is epoch ms. */
    @RegisterForReflection
    public record SpanMessage(String messageId, String role, String content, long ts) {}

    /** A tracked skill in full; {@code currentLevel} is 0..10. */
    @RegisterForReflection
    public record SkillToScore(
            String id,
            String title,
            String category,
            String description,
            double currentLevel,
            List<LevelText> levels) {}

    /** What a level 0..10 of a skill means; examples and hints may be null. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LevelText(double level, String criteria, List<String> examples, List<String> rubricHints) {}
}
