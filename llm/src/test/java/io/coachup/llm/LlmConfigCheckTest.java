package io.coachup.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlmConfigCheckTest {

    @Test
    void limitsAboveZeroStopNothing() {
        assertThat(new LlmConfigCheck(new Limits(0.5, 20, 30, 10, 1, 0)).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, AI_CHAT_TTFT_TIMEOUT_SECONDS",
        "1, -1, 1, 1, 1, AI_CHAT_KEEPALIVE_TIMEOUT_SECONDS",
        "1, 1, NaN, 1, 1, AI_HTTP_TIMEOUT_SECONDS",
        "1, 1, 1, -0.5, 1, AI_HTTP_CONNECT_TIMEOUT_SECONDS",
        "1, 1, 1, 1, 0, AI_HTTP_MAX_CONNECTIONS"
    })
    void limitsAreAboveZero(
            double first, double keepAlive, double total, double connect, int connections, String variable) {
        assertThat(new LlmConfigCheck(new Limits(first, keepAlive, total, connect, connections, 0)).problems())
                .containsExactly(variable + " must be a number above 0.");
    }

    @Test
    void thoughtsMayHaveNoRoomButNotLess() {
        assertThat(new LlmConfigCheck(new Limits(1, 1, 1, 1, 1, -1)).problems())
                .containsExactly("AI_REASONING_MAX_TOKENS must be 0 or more.");
    }

    private record Limits(
            double firstTokenTimeoutSeconds,
            double keepAliveTimeoutSeconds,
            double totalTimeoutSeconds,
            double connectTimeoutSeconds,
            int maxConnections,
            int reasoningMaxTokens)
            implements LlmConfig {

        @Override
        public Optional<String> provider() {
            return Optional.empty();
        }

        @Override
        public Choice chat() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Choice classifier() {
            return chat();
        }

        @Override
        public Choice assess() {
            return chat();
        }

        @Override
        public Choice summary() {
            return chat();
        }
    }
}
