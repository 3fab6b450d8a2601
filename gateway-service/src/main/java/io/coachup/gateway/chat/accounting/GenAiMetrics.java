package io.coachup.gateway.chat.accounting;

import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The same calls under the names of OpenTelemetry's conventions. All series exist from the start. */
final class GenAiMetrics {

    private static final String OPERATION = "chat";
    private static final String TIMEOUT = "timeout";

    /** The conventions' word for errors without one of their own. */
    private static final String OTHER_ERROR = "_OTHER";

    private final Map<String, OfModel> models = new HashMap<>();

    GenAiMetrics(Metrics metrics, String provider, Set<String> models) {
        models.forEach(model -> this.models.put(model, OfModel.of(metrics, provider, model)));
    }

    private record OfModel(
            DistributionSummary tokensIn,
            DistributionSummary tokensOut,
            Timer answered,
            Timer late,
            Timer failed,
            Timer firstToken) {

        static OfModel of(Metrics metrics, String provider, String model) {
            return new OfModel(
                    metrics.histogram(Metric.GEN_AI_TOKEN_USAGE, OPERATION, provider, model, "input"),
                    metrics.histogram(Metric.GEN_AI_TOKEN_USAGE, OPERATION, provider, model, "output"),
                    metrics.timer(Metric.GEN_AI_OPERATION_DURATION, OPERATION, provider, model),
                    metrics.timer(Metric.GEN_AI_OPERATION_DURATION, OPERATION, provider, model, TIMEOUT),
                    metrics.timer(Metric.GEN_AI_OPERATION_DURATION, OPERATION, provider, model, OTHER_ERROR),
                    metrics.timer(Metric.GEN_AI_TIME_TO_FIRST_TOKEN, OPERATION, provider, model));
        }

        private Timer duration(StreamFacts facts) {
            if (facts.failure() == null) {
                return answered;
            }
            return facts.failure().isTimeout() ? late : failed;
        }
    }

    void firstToken(String model, long ms) {
        models.get(model).firstToken().record(Duration.ofMillis(ms));
    }

    void over(String model, StreamFacts facts) {
        OfModel of = models.get(model);
        of.tokensIn().record(facts.usage().tokensIn());
        of.tokensOut().record(facts.usage().tokensOut());
        of.duration(facts).record(Duration.ofMillis(facts.providerMs()));
    }
}
