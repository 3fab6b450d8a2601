package io.coachup.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlmConfigCheckTest {

    @Test
    void theDefaultsMakeSense() throws IOException {
        LlmConfig config = config(Map.of());

        assertThat(new LlmConfigCheck(config).problems()).isEmpty();
        assertThat(config.firstTokenTimeout()).hasSeconds(5);
        assertThat(config.keepAliveTimeout()).hasSeconds(20);
        assertThat(config.totalTimeout()).hasSeconds(30);
        assertThat(config.connectTimeout()).hasSeconds(10);
    }

    @ParameterizedTest
    @CsvSource({
        "AI_CHAT_TTFT_TIMEOUT_SECONDS, 0, must be at least 0.001.",
        "AI_CHAT_KEEPALIVE_TIMEOUT_SECONDS, -1, must be at least 0.001.",
        "AI_HTTP_TIMEOUT_SECONDS, -0.5, must be at least 0.001.",
        "AI_HTTP_CONNECT_TIMEOUT_SECONDS, 0ms, must be at least 0.001.",
        "AI_HTTP_MAX_CONNECTIONS, 0, must be at least 1.",
        "AI_REASONING_MAX_TOKENS, -1, must be 0 or more."
    })
    void whatCanNotWorkIsToldByTheNameOfItsVariable(String variable, String value, String sentence) throws IOException {
        assertThat(problems(Map.of(variable, value))).containsExactly(variable + " " + sentence);
    }

    @Test
    void thoughtsMayHaveNoRoom() throws IOException {
        assertThat(problems(Map.of("AI_REASONING_MAX_TOKENS", "0"))).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        assertThat(problems(Map.of("AI_HTTP_TIMEOUT_SECONDS", "0", "AI_HTTP_MAX_CONNECTIONS", "0")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 300", "2, 2000", "250ms, 250", "1m, 60000"})
    void timesAreSecondsOrHaveAUnit(String value, long ms) throws IOException {
        assertThat(config(Map.of("AI_CHAT_TTFT_TIMEOUT_SECONDS", value)).firstTokenTimeout())
                .hasMillis(ms);
    }

    private static List<String> problems(Map<String, String> variables) throws IOException {
        return new LlmConfigCheck(config(variables)).problems();
    }

    private static LlmConfig config(Map<String, String> variables) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(
                        LlmConfigCheckTest.class.getResource("/META-INF/microprofile-config.properties")))
                .withSources(new PropertiesConfigSource(variables, "variables", 500))
                .withMapping(LlmConfig.class)
                .withMappingIgnore("**")
                .build()
                .getConfigMapping(LlmConfig.class);
    }
}
