package io.coachup.skills.ingest.classifier;

import io.coachup.common.logging.EventLog;
import io.coachup.common.tracing.CallIds;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviders;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.LlmRole;
import io.coachup.skills.ingest.Classification;
import io.coachup.skills.model.ModelCalls;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The opinion of the provider that configuration names for it, if it names one: a model's, or that of rules where the
 * provider is the mock. A model that fails has no opinion of any confidence, so that the heuristic decides.
 */
@Singleton
public final class MessageClassifier {

    private static final String MOCK = "mock";
    private static final int AFTER_PROVIDERS = 10;
    private static final int CONTEXT_MAX = 50;

    private final ClassifierConfig config;
    private final ChatProviders providers;
    private final ClassifierContextMetrics metrics;
    private final EventLog log;
    private ChatProvider provider;
    private ModelClassifier model;

    MessageClassifier(
            ClassifierConfig config, ChatProviders providers, ClassifierContextMetrics metrics, EventLog log) {
        this.config = config;
        this.providers = providers;
        this.metrics = metrics;
        this.log = log;
    }

    void start(@Observes @Priority(AFTER_PROVIDERS) StartupEvent event) {
        if (config.asksProvider()) {
            provider = providers.forRole(LlmRole.CLASSIFIER);
            if (!provider.name().equals(MOCK)) {
                model = new ModelClassifier(new ModelCalls(provider, config.timeLimit()), log);
            }
        }
    }

    /** True when a provider is asked, rather than the rules alone. */
    public boolean isEnabled() {
        return provider != null;
    }

    /** True when it takes a call, which needs to know what was said before. */
    public boolean asksModel() {
        return model != null;
    }

    /** The provider for logs, or null while none is asked. */
    public String provider() {
        return isEnabled() ? provider.name() : null;
    }

    /** The model for logs, or null while none is asked. */
    public String model() {
        return isEnabled() ? provider.modelFor(new ChatRequest(null, List.of(), 0, 0, null, CallIds.NONE)) : null;
    }

    /** Messages that a {@link Remark} is to have before it. */
    public int contextLimit() {
        return Math.clamp(config.contextLimit(), 1, CONTEXT_MAX);
    }

    /** The model's opinion; for threads that may wait, outside of transactions. Never fails. */
    public Classification ask(Remark remark, CallIds ids) {
        metrics.built(remark);
        return model.classify(remark, ids);
    }
}
