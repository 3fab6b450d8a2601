package io.coachup.common.json;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses limits that let nothing in. */
@Singleton
final class JsonConfigCheck implements SettingsCheck {

    private final JsonConfig bodies;
    private final MessageConfig messages;

    JsonConfigCheck(JsonConfig bodies, MessageConfig messages) {
        this.bodies = bodies;
        this.messages = messages;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(bodies.maxBodyBytes() >= 1, "JSON_MAX_BODY_BYTES must be at least 1.")
                .require(
                        messages.maxBytes() >= 1 && messages.maxBytes() <= bodies.maxBodyBytes(),
                        "MESSAGE_MAX_BYTES must be between 1 and JSON_MAX_BODY_BYTES.")
                .all();
    }
}
