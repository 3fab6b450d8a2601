package io.coachup.skills.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who a person says to be; what is not known is absent, times are epoch ms. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        String userId, String displayName, String email, String avatarUrl, String bio, long createdAt, long updatedAt) {

    /** The same profile under the name that its owner goes by in a request. */
    Profile of(String named) {
        return new Profile(named, displayName, email, avatarUrl, bio, createdAt, updatedAt);
    }
}
