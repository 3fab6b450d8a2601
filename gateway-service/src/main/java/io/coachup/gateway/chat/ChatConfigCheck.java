package io.coachup.gateway.chat;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses chat settings that could not work. */
@Singleton
final class ChatConfigCheck implements SettingsCheck {

    private final ChatConfig config;

    ChatConfigCheck(ChatConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        ChatConfig.Caps caps = config.caps();
        return new Problems()
                .require(!config.contextTimeout().isNegative(), "AI_CHAT_PROMPT_TIMEOUT_SECONDS must not be negative.")
                .require(config.heartbeat().toMillis() >= 1, "AI_CHAT_SSE_HEARTBEAT_SECONDS must be at least 0.001.")
                .require(
                        config.temperature() >= 0 && config.temperature() <= 2,
                        "AI_CHAT_TEMPERATURE must be a number from 0 to 2.")
                .require(caps.turns() >= 1 && caps.turns() <= 200, "CHAT_CONTEXT_LIMIT must be a number from 1 to 200.")
                .require(caps.itemChars() >= 1, "CHAT_CONTEXT_ITEM_CHAR_CAP must be at least 1.")
                .require(caps.totalChars() >= 1, "CHAT_CONTEXT_TOTAL_CHAR_CAP must be at least 1.")
                .all();
    }
}
