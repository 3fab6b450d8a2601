package io.coachup.gateway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatConfigCheckTest {

    @Test
    void theDefaultsMakeSense() throws IOException {
        assertThat(problems(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AI_CHAT_PROMPT_TIMEOUT_SECONDS | -0.5  | must not be negative.",
                "AI_CHAT_SSE_HEARTBEAT_SECONDS  | 0     | must be at least 0.001.",
                "AI_CHAT_SSE_HEARTBEAT_SECONDS  | -15   | must be at least 0.001.",
                "AI_CHAT_TEMPERATURE            | 2.1   | must be a number from 0 to 2.",
                "CHAT_CONTEXT_LIMIT             | 0     | must be a number from 1 to 200.",
                "CHAT_CONTEXT_LIMIT             | 201   | must be a number from 1 to 200.",
                "CHAT_CONTEXT_ITEM_CHAR_CAP     | 0     | must be at least 1.",
                "CHAT_CONTEXT_TOTAL_CHAR_CAP    | 0     | must be at least 1."
            })
    void whatCanNotWorkIsToldByTheNameOfItsVariable(String variable, String value, String sentence) throws IOException {
        assertThat(problems(Map.of(variable, value))).containsExactly(variable + " " + sentence);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.3, 300", "2, 2000", "250ms, 250", "1m, 60000"})
    void timesAreSecondsOrHaveAUnit(String value, long ms) throws IOException {
        ChatConfig config = config(Map.of("AI_CHAT_PROMPT_TIMEOUT_SECONDS", value));

        assertThat(config.contextTimeout()).hasMillis(ms);
        assertThat(config.heartbeat()).hasSeconds(15);
    }

    private static List<String> problems(Map<String, String> variables) throws IOException {
        return new ChatConfigCheck(config(variables)).problems();
    }

    private static ChatConfig config(Map<String, String> variables) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(ChatConfigCheckTest.class.getResource("/application.properties")))
                .withSources(new PropertiesConfigSource(variables, "variables", 500))
                .withMapping(ChatConfig.class)
                .withMappingIgnore("**")
                .build()
                .getConfigMapping(ChatConfig.class);
    }
}
