package io.coachup.llm;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses limits of calls that no call could keep. */
@Singleton
final class LlmConfigCheck implements SettingsCheck {

    private final LlmConfig config;

    LlmConfigCheck(LlmConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        Problems problems = new Problems();
        positive(problems, "AI_CHAT_TTFT_TIMEOUT_SECONDS", config.firstTokenTimeoutSeconds());
        positive(problems, "AI_CHAT_KEEPALIVE_TIMEOUT_SECONDS", config.keepAliveTimeoutSeconds());
        positive(problems, "AI_HTTP_TIMEOUT_SECONDS", config.totalTimeoutSeconds());
        positive(problems, "AI_HTTP_CONNECT_TIMEOUT_SECONDS", config.connectTimeoutSeconds());
        positive(problems, "AI_HTTP_MAX_CONNECTIONS", config.maxConnections());
        return problems.require(config.reasoningMaxTokens() >= 0, "AI_REASONING_MAX_TOKENS must be 0 or more.")
                .all();
    }

    private static void positive(Problems problems, String variable, double value) {
        problems.require(value > 0, variable + " must be a number above 0.");
    }
}
