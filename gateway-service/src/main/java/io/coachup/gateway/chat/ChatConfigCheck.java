package io.coachup.gateway.chat;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with chat settings that could not work. */
@Singleton
public final class ChatConfigCheck {

    private final ChatConfig config;

    public ChatConfigCheck(ChatConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        require(config.contextTimeoutSeconds() >= 0, "AI_CHAT_PROMPT_TIMEOUT_SECONDS must not be negative.");
        require(config.heartbeatSeconds() >= 0.001, "AI_CHAT_SSE_HEARTBEAT_SECONDS must be at least 0.001.");
        require(
                config.temperature() >= 0 && config.temperature() <= 2,
                "AI_CHAT_TEMPERATURE must be a number from 0 to 2.");
        require(
                config.caps().turns() >= 1 && config.caps().turns() <= 200,
                "CHAT_CONTEXT_LIMIT must be a number from 1 to 200.");
        require(config.caps().itemChars() >= 1, "CHAT_CONTEXT_ITEM_CHAR_CAP must be at least 1.");
        require(config.caps().totalChars() >= 1, "CHAT_CONTEXT_TOTAL_CHAR_CAP must be at least 1.");
    }
}
