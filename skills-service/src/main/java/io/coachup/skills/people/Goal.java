package io.coachup.skills.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a person wants to reach; times are epoch ms.
 *
 * @param goalId the client's name of it, unique for the person
 * @param description more words, or null
 * @param status {@code active}, {@code paused} or {@code completed}
 * @param targetDateMs until when, or null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Goal(
        String userId,
        String goalId,
        String title,
        String description,
        String status,
        Long targetDateMs,
        List<String> tags,
        long createdAt,
        long updatedAt) {

    /** The same goal under the name that its owner goes by in a request. */
    Goal of(String named) {
        return new Goal(named, goalId, title, description, status, targetDateMs, tags, createdAt, updatedAt);
    }
}
