package io.coachup.skills.summaries;

import io.coachup.common.tracing.CallIds;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviders;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.LlmRole;
import io.coachup.skills.model.ModelCalls;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Who writes summaries: the model that configuration names for it, or, where that is the mock, our own composer. */
@Singleton
final class Writers {

    private static final String MOCK = "mock";
    private static final int AFTER_PROVIDERS = 10;

    private final ChatProviders providers;
    private final SummaryConfig config;
    private SummaryWriter writer;

    Writers(ChatProviders providers, SummaryConfig config) {
        this.providers = providers;
        this.config = config;
    }

    void start(@Observes @Priority(AFTER_PROVIDERS) StartupEvent event) {
        ChatProvider provider = providers.forRole(LlmRole.SUMMARY);
        writer = provider.name().equals(MOCK)
                ? new LocalComposer(MOCK, provider.modelFor(new ChatRequest(null, List.of(), 0, 0, null, CallIds.NONE)))
                : new ModelWriter(provider, new ModelCalls(provider, config.timeLimit()));
    }

    SummaryWriter writer() {
        return writer;
    }
}
