package io.coachup.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.settings.Seconds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlmConfigCheckTest {

    @Test
    void theSmallestThatCanWorkIsTaken() {
        assertThat(problems("0.001", "1ms", "0.001", "1ms", 1, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, 0, AI_CHAT_TTFT_TIMEOUT_SECONDS must be at least 0.001.",
        "1, -1, 1, 1, 1, 0, AI_CHAT_KEEPALIVE_TIMEOUT_SECONDS must be at least 0.001.",
        "1, 1, -0.5, 1, 1, 0, AI_HTTP_TIMEOUT_SECONDS must be at least 0.001.",
        "1, 1, 1, 0ms, 1, 0, AI_HTTP_CONNECT_TIMEOUT_SECONDS must be at least 0.001.",
        "1, 1, 1, 1, 0, 0, AI_HTTP_MAX_CONNECTIONS must be at least 1.",
        "1, 1, 1, 1, 1, -1, AI_REASONING_MAX_TOKENS must be 0 or more."
    })
    void whatCanNotWorkIsToldByTheNameOfItsVariable(
            String firstToken,
            String keepAlive,
            String total,
            String connect,
            int connections,
            int thoughtTokens,
            String sentence) {
        assertThat(problems(firstToken, keepAlive, total, connect, connections, thoughtTokens))
                .containsExactly(sentence);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(problems("0", "0", "0", "0", 0, -1)).hasSize(6);
    }

    private static List<String> problems(
            String firstToken, String keepAlive, String total, String connect, int connections, int thoughtTokens) {
        return new LlmConfigCheck(new Limits(
                        seconds(firstToken),
                        seconds(keepAlive),
                        seconds(total),
                        seconds(connect),
                        connections,
                        thoughtTokens))
                .problems();
    }

    private static Duration seconds(String value) {
        return new Seconds().convert(value);
    }

    private record Limits(
            Duration firstTokenTimeout,
            Duration keepAliveTimeout,
            Duration totalTimeout,
            Duration connectTimeout,
            int maxConnections,
            int reasoningMaxTokens)
            implements LlmConfig {

        @Override
        public Optional<String> provider() {
            return Optional.empty();
        }

        @Override
        public Choice chat() {
            throw new IllegalStateException("Not read here");
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
