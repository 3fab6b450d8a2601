package io.coachup.speech.stt;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.provider.Answered;
import io.coachup.speech.provider.ProviderChain;
import io.coachup.speech.provider.ProviderMetrics;
import io.coachup.speech.provider.Selection;
import io.coachup.speech.provider.SpeechConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** The providers that configuration and request choose. */
@Singleton
public final class SelectedTranscriber implements Transcriber {

    private static final String ROUTE = "POST /api/v1/stt";

    private final Instance<SttProvider> known;
    private final SpeechConfig config;
    private final ProviderMetrics metrics;
    private final CurrentRequest current;
    private ProviderChain<SttProvider> providers;

    public SelectedTranscriber(
            @Any Instance<SttProvider> known, SpeechConfig config, ProviderMetrics metrics, CurrentRequest current) {
        this.known = known;
        this.config = config;
        this.metrics = metrics;
        this.current = current;
    }

    void select(@Observes @Priority(2) StartupEvent event) {
        Selection<SttProvider> selection =
                new Selection<>(known.stream().toList(), "STT_PROVIDER", config.sttProvider(), config);
        providers = new ProviderChain<>(selection, config, metrics, current, "STT", ROUTE);
    }

    @Override
    public Answered<Transcript> transcribe(Recording recording, String languageHint, String requested) {
        return providers.call(requested, (provider, limit) -> provider.transcribe(recording, languageHint, limit));
    }
}
