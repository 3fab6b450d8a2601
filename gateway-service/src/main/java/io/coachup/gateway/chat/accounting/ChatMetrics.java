package io.coachup.gateway.chat.accounting;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.common.tracing.CallIds;
import io.coachup.gateway.chat.ChatConfig;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviders;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.LlmRole;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The chat's metrics. All series are resolved at start-up: routes, the one provider, and the models of the allow-list. */
@Singleton
public final class ChatMetrics {

    private static final String OTHER = "other";
    private static final List<Route> ROUTES = List.of(RouteTable.CHAT, RouteTable.CHAT_POST);

    private final ExactCounter disconnects;
    private final ExactCounter tokensIn;
    private final ExactCounter tokensOut;
    private final ExactCounter cost;
    private final ExactCounter errors;
    private final Metrics metrics;
    private final ChatProviders providers;
    private final ChatConfig config;
    private final Map<String, RouteTimes> byRoute = new HashMap<>();
    private final Map<String, ModelTimes> byModel = new HashMap<>();
    private final Map<String, DistributionSummary> latency = new HashMap<>();
    private String provider;

    /** Null unless asked for. */
    private GenAiMetrics genAi;

    private record RouteTimes(DistributionSummary firstToken, DistributionSummary duration) {}

    private record ModelTimes(Timer firstToken, Timer total) {}

    public ChatMetrics(Metrics metrics, ChatProviders providers, ChatConfig config) {
        this.metrics = metrics;
        this.providers = providers;
        this.config = config;
        disconnects = metrics.exactCounter(Metric.NEXT_STREAM_DISCONNECTS);
        tokensIn = metrics.exactCounter(Metric.NEXT_PROVIDER_TOKENS_IN);
        tokensOut = metrics.exactCounter(Metric.NEXT_PROVIDER_TOKENS_OUT);
        cost = metrics.exactCounter(Metric.NEXT_PROVIDER_COST_CENTS);
        errors = metrics.exactCounter(Metric.NEXT_PROVIDER_ERRORS);
    }

    /** Once the providers are known, and before the first request. */
    void start(@Observes StartupEvent event) {
        ChatProvider chat = providers.forRole(LlmRole.CHAT);
        provider = chat.name();
        Set<String> models = models(chat);
        for (Route route : ROUTES) {
            routeSeries(route.label(), models);
        }
        genAi = config.genAiMetrics() ? new GenAiMetrics(metrics, provider, models) : null;
        for (String model : models) {
            byModel.put(
                    model,
                    new ModelTimes(
                            metrics.timer(Metric.COACHUP_CHAT_TTFT_SECONDS, provider, model),
                            metrics.timer(Metric.COACHUP_CHAT_TOTAL_SECONDS, provider, model)));
        }
    }

    /** The first token has been sent. */
    public void firstToken(String route, String model, long ms) {
        byRoute.get(route).firstToken().record(ms);
        String label = known(model);
        byModel.get(label).firstToken().record(Duration.ofMillis(ms));
        if (genAi != null) {
            genAi.firstToken(label, ms);
        }
    }

    /** A stream is over. */
    public void over(String route, String model, StreamFacts facts, double cents) {
        String label = known(model);
        byRoute.get(route).duration().record(facts.totalMs());
        byModel.get(label).total().record(Duration.ofMillis(facts.totalMs()));
        latency.get(route + label).record(facts.providerMs());
        tokensIn.add(facts.usage().tokensIn(), route, provider, label);
        tokensOut.add(facts.usage().tokensOut(), route, provider, label);
        cost.add(cents, route, provider, label);
        if (facts.failure() != null) {
            errors.increment(route, provider, label);
        }
        if (facts.disconnected()) {
            disconnects.increment(route);
        }
        if (genAi != null) {
            genAi.over(label, facts);
        }
    }

    private void routeSeries(String route, Set<String> models) {
        byRoute.put(
                route,
                new RouteTimes(
                        metrics.histogram(Metric.NEXT_SSE_FIRST_TOKEN_MS, route),
                        metrics.histogram(Metric.NEXT_STREAM_DURATION_MS, route)));
        disconnects.known(route);
        for (String model : models) {
            tokensIn.known(route, provider, model);
            tokensOut.known(route, provider, model);
            cost.known(route, provider, model);
            errors.known(route, provider, model);
            latency.put(route + model, metrics.histogram(Metric.NEXT_PROVIDER_LATENCY_MS, route, provider, model));
        }
    }

    private Set<String> models(ChatProvider chat) {
        Set<String> models = new LinkedHashSet<>(config.models().orElse(List.of()));
        models.add(chat.modelFor(new ChatRequest(null, List.of(), 0, 0, null, new CallIds("", null))));
        models.add(OTHER);
        return models;
    }

    private String known(String model) {
        return byModel.containsKey(model) ? model : OTHER;
    }
}
