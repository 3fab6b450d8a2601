package io.coachup.common.json;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with limits that let nothing in. */
@Singleton
final class JsonConfigCheck {

    private final JsonConfig bodies;
    private final MessageConfig messages;

    JsonConfigCheck(JsonConfig bodies, MessageConfig messages) {
        this.bodies = bodies;
        this.messages = messages;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        require(bodies.maxBodyBytes() >= 1, "JSON_MAX_BODY_BYTES must be at least 1.");
        require(
                messages.maxBytes() >= 1 && messages.maxBytes() <= bodies.maxBodyBytes(),
                "MESSAGE_MAX_BYTES must be between 1 and JSON_MAX_BODY_BYTES.");
    }
}
