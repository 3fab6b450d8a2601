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
        assertThat(problems(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AI_CHAT_TTFT_TIMEOUT_SECONDS, 0",
        "AI_CHAT_KEEPALIVE_TIMEOUT_SECONDS, -1",
        "AI_HTTP_TIMEOUT_SECONDS, NaN",
        "AI_HTTP_CONNECT_TIMEOUT_SECONDS, -0.5",
        "AI_HTTP_MAX_CONNECTIONS, 0"
    })
    void limitsAreAboveZero(String variable, String value) throws IOException {
        assertThat(problems(Map.of(variable, value))).containsExactly(variable + " must be a number above 0.");
    }

    @Test
    void thoughtsMayHaveNoRoomButNotLess() throws IOException {
        assertThat(problems(Map.of("AI_REASONING_MAX_TOKENS", "0"))).isEmpty();
        assertThat(problems(Map.of("AI_REASONING_MAX_TOKENS", "-1")))
                .containsExactly("AI_REASONING_MAX_TOKENS must be 0 or more.");
    }

    private static List<String> problems(Map<String, String> variables) throws IOException {
        LlmConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(
                        LlmConfigCheckTest.class.getResource("/META-INF/microprofile-config.properties")))
                .withSources(new PropertiesConfigSource(variables, "variables", 500))
                .withMapping(LlmConfig.class)
                .withMappingIgnore("**")
                .build()
                .getConfigMapping(LlmConfig.class);
        return new LlmConfigCheck(config).problems();
    }
}
