package io.coachup.llm;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Refuses limits with which no call can succeed. */
@Singleton
final class LlmConfigCheck implements SettingsCheck {

    private final LlmConfig config;

    LlmConfigCheck(LlmConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(lasts(config.firstTokenTimeout()), "AI_CHAT_TTFT_TIMEOUT_SECONDS must be at least 0.001.")
                .require(lasts(config.keepAliveTimeout()), "AI_CHAT_KEEPALIVE_TIMEOUT_SECONDS must be at least 0.001.")
                .require(lasts(config.totalTimeout()), "AI_HTTP_TIMEOUT_SECONDS must be at least 0.001.")
                .require(lasts(config.connectTimeout()), "AI_HTTP_CONNECT_TIMEOUT_SECONDS must be at least 0.001.")
                .require(config.maxConnections() >= 1, "AI_HTTP_MAX_CONNECTIONS must be at least 1.")
                .require(config.reasoningMaxTokens() >= 0, "AI_REASONING_MAX_TOKENS must be 0 or more.")
                .all();
    }

    private static boolean lasts(Duration time) {
        return time.toMillis() >= 1;
    }
}
