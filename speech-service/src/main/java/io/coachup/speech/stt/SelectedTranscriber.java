package io.coachup.speech.stt;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.deadline.Deadline;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.selection.ProviderChain;
import io.coachup.speech.selection.ProviderMetrics;
import io.coachup.speech.selection.Selection;
import io.coachup.speech.selection.SpeechConfig;
import io.coachup.speech.traffic.AudioTraffic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** The providers that configuration and request choose. */
@Singleton
public final class SelectedTranscriber implements Transcriber {

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
        providers = new ProviderChain<>(selection, config, metrics, current, "STT", AudioTraffic.STT);
    }

    @Override
    public void requireProvider(String requested) {
        providers.requireUsable(requested);
    }

    @Override
    public Answered<Transcript> transcribe(
            Recording recording, String languageHint, String requested, Deadline deadline) {
        return providers.call(
                requested, deadline, (provider, limit) -> provider.transcribe(recording, languageHint, limit));
    }
}
