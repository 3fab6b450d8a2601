package io.coachup.skills.assessments;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.coachup.skills.catalogue.SkillLevel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * All that scoring a job needs.
 *
 * @param status open, done, or dead when it was tried too often; only an open job has messages and skills
 * @param groupId the job to be worked on: the one asked for, or an older one of its session that is still open
 * @param omittedMessages how many of the span's messages, the oldest ones, are left out because there are too many
 * @param requestId that job's request; its tracked skill and trace follow, where it had any
 */
@RegisterForReflection
public record ScoringInput(
        String status,
        String groupId,
        String requestId,
        String trackedSkillIdHash,
        String traceParent,
        Span span,
        List<Message> messages,
        int omittedMessages,
        List<SkillToScore> skills) {

    /** The job's messages by event index, end exclusive. */
    @RegisterForReflection
    public record Span(@JsonProperty("start_index") int startIndex, @JsonProperty("end_index") int endIndex) {}

    /** A message of the span; {@code ts} is epoch ms. */
    @RegisterForReflection
    public record Message(String messageId, String role, String content, long ts) {}

    /** A tracked skill in full; {@code currentLevel} is 0..10. */
    @RegisterForReflection
    public record SkillToScore(
            String id,
            String title,
            String category,
            String description,
            double currentLevel,
            List<SkillLevel> levels) {}
}
