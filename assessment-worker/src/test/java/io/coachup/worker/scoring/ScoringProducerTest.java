package io.coachup.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.llm.ChatProviders;
import io.coachup.worker.scoring.model.ModelFinder;
import io.coachup.worker.scoring.skill.CriteriaFinder;
import io.coachup.worker.scoring.skill.MeasuredFinder;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ScoringProducerTest {

    private static final ChatProviders NONE = role -> {
        throw new IllegalStateException("no provider is needed");
    };

    @Test
    void withoutSettingsTheTranscriptIsMeasuredWithinTheContractsLimits() {
        ScoringConfig config = config(Map.of());

        assertThat(finder(config, NONE)).isInstanceOf(MeasuredFinder.class);
        assertThat(config.perSkillTimeout()).isEqualTo(Duration.ofMillis(8000));
        assertThat(config.groupTimeout()).isEqualTo(Duration.ofMillis(15000));
    }

    @Test
    void aModelIsAskedWhenEnabled() {
        CriteriaFinder finder = finder(
                config(Map.of("coachup.scoring.model-enabled", "1")),
                role -> new ScriptedProvider("openai", r -> "{}"));

        assertThat(finder).isInstanceOf(ModelFinder.class);
        assertThat(finder.provider()).isEqualTo("openai");
        assertThat(finder.model()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void theMockProviderLeavesTheWorkToTheMeasures() {
        CriteriaFinder finder = finder(
                config(Map.of("coachup.scoring.model-enabled", "true")),
                role -> new ScriptedProvider("mock", r -> "{}"));

        assertThat(finder).isInstanceOf(MeasuredFinder.class);
    }

    private static CriteriaFinder finder(ScoringConfig config, ChatProviders providers) {
        return ScoringProducer.finder(config, new ObjectMapper(), () -> providers, UnaryOperator.identity());
    }

    private static ScoringConfig config(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ScoringConfig.class)
                .withDefaultValues(values)
                .build();
        return config.getConfigMapping(ScoringConfig.class);
    }
}
