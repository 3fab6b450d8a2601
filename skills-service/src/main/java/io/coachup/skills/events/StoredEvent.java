package io.coachup.skills.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.paging.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An event as clients see it; {@code createdAt} is epoch ms. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredEvent(
        @JsonIgnore long id,
        String userId,
        String sessionId,
        String groupId,
        String requestId,
        String trackedSkillIdHash,
        String kind,
        JsonNode payload,
        long createdAt) {

    /** Its place among the events. */
    Position position() {
        return new Position(createdAt, id);
    }
}
