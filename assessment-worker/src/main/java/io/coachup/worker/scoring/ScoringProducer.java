package io.coachup.worker.scoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.tracing.Tracing;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviders;
import io.coachup.llm.LlmRole;
import io.coachup.worker.scoring.model.ModelFinder;
import io.coachup.worker.scoring.model.TracedModel;
import io.coachup.worker.scoring.skill.CriteriaFinder;
import io.coachup.worker.scoring.skill.MeasuredFinder;
import io.coachup.worker.upstream.TimedProvider;
import io.coachup.worker.upstream.UpstreamMetrics;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Builds the scoring service from configuration. The model provider is looked up only when it is asked for. */
@Singleton
final class ScoringProducer {

    @Produces
    @Singleton
    ScoringService scoringService(
            ScoringConfig config,
            ObjectMapper mapper,
            Instance<ChatProviders> providers,
            UpstreamMetrics upstream,
            Tracing tracing) {
        return new ScoringService(finder(
                config,
                mapper,
                providers::get,
                provider -> new TracedModel(new TimedProvider(provider, upstream), tracing)));
    }

    static CriteriaFinder finder(
            ScoringConfig config,
            ObjectMapper mapper,
            Supplier<ChatProviders> providers,
            UnaryOperator<ChatProvider> watched) {
        if (!config.modelEnabled()) {
            return new MeasuredFinder();
        }
        ChatProvider provider = providers.get().forRole(LlmRole.ASSESS);
        // That one writes canned replies and can find no criteria.
        return provider.name().equals(ChatProviders.MOCK)
                ? new MeasuredFinder()
                : new ModelFinder(watched.apply(provider), mapper, config.maxConversationChars());
    }
}
