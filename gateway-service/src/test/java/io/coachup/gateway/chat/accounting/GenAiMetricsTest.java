package io.coachup.gateway.chat.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.metrics.Metrics;
import io.coachup.gateway.chat.ChatConfig;
import io.coachup.gateway.routing.RouteTable;
import io.coachup.llm.Ending;
import io.coachup.llm.LlmException;
import io.coachup.llm.Usage;
import io.coachup.llm.mock.MockProvider;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stream in OpenTelemetry's words, where somebody asked for them. */
class GenAiMetricsTest {

    private static final String MODEL = "mock-chat-1";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aStreamIsCountedUnderTheConventionsNamesWhenAskedFor() throws IOException {
        ChatMetrics metrics = metrics("1");

        metrics.firstToken(RouteTable.CHAT.label(), MODEL, 80);
        metrics.over(RouteTable.CHAT.label(), MODEL, facts(null), 0);
        metrics.over(
                RouteTable.CHAT.label(),
                "of-somebody",
                facts(new LlmException(LlmException.Kind.TOTAL_TIMEOUT, 0, "late", null)),
                0);

        assertThat(registry.get("gen_ai_client_token_usage")
                        .tags(
                                "gen_ai_token_type",
                                "input",
                                "gen_ai_request_model",
                                MODEL,
                                "gen_ai_operation_name",
                                "chat")
                        .summary()
                        .totalAmount())
                .isEqualTo(7);
        assertThat(registry.get("gen_ai_client_token_usage")
                        .tags("gen_ai_token_type", "output", "gen_ai_request_model", MODEL)
                        .summary()
                        .totalAmount())
                .isEqualTo(11);
        assertThat(registry.get("gen_ai_client_operation_duration")
                        .tags("gen_ai_request_model", "other", "error_type", "timeout", "gen_ai_provider_name", "mock")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(150);
        assertThat(registry.get("gen_ai_server_time_to_first_token")
                        .tag("gen_ai_request_model", MODEL)
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(80);
    }

    @Test
    void nobodyWhoDidNotAskHasThem() throws IOException {
        ChatMetrics metrics = metrics("0");

        metrics.firstToken(RouteTable.CHAT.label(), MODEL, 80);
        metrics.over(RouteTable.CHAT.label(), MODEL, facts(null), 0);

        assertThat(registry.getMeters())
                .noneMatch(meter -> meter.getId().getName().startsWith("gen_ai"));
        assertThat(registry.get("coachup_chat_ttft").tag("model", MODEL).timer().count())
                .isEqualTo(1);
    }

    private static StreamFacts facts(LlmException failure) {
        return new StreamFacts(80L, 200, 150, new Usage(7, 11, false), failure, false, Ending.COMPLETE);
    }

    private ChatMetrics metrics(String genAi) throws IOException {
        ChatConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(ChatMetrics.class.getResource("/application.properties")))
                .withMapping(ChatConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("GEN_AI_METRICS", genAi), "variables", 500))
                .withMappingIgnore("**")
                .build()
                .getConfigMapping(ChatConfig.class);
        ChatMetrics metrics = new ChatMetrics(
                new Metrics(registry, new CollectorRegistry()), role -> new MockProvider(MODEL), config);
        metrics.start(null);
        return metrics;
    }
}
