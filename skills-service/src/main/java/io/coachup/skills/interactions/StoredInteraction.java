package io.coachup.skills.interactions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.skills.paging.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A stored turn as clients see it; times are epoch ms.
 *
 * @param ending how a reply ended, unless it was complete
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredInteraction(
        @JsonIgnore long id,
        String sessionId,
        String groupId,
        String messageId,
        String role,
        String contentHash,
        String text,
        String audioUrl,
        long ts,
        long createdAt,
        Double llmCostCents,
        Double sttCostCents,
        Long sttDurationMs,
        String ending) {

    /** Its place in the transcript. */
    public Position position() {
        return new Position(ts, id);
    }
}
