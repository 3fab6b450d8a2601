package io.coachup.speech.stt;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.deadline.Deadline;
import io.coachup.speech.pricing.SpeechPrices;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.selection.Priced;
import io.coachup.speech.selection.ProviderChain;
import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.selection.ProviderException.Kind;
import io.coachup.speech.selection.ProviderReport;
import io.coachup.speech.selection.Selection;
import io.coachup.speech.selection.SpeechConfig;
import io.coachup.speech.selection.SpeechJob;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The providers that configuration and request choose. */
@Singleton
public final class SelectedTranscriber implements Transcriber {

    private final Instance<SttProvider> known;
    private final SpeechConfig config;
    private final SpeechPrices prices;
    private final ProviderReport report;
    private final CurrentRequest current;
    private ProviderChain<SttProvider> providers;

    public SelectedTranscriber(
            @Any Instance<SttProvider> known,
            SpeechConfig config,
            SpeechPrices prices,
            ProviderReport report,
            CurrentRequest current) {
        this.known = known;
        this.config = config;
        this.prices = prices;
        this.report = report;
        this.current = current;
    }

    void select(@Observes @Priority(2) StartupEvent event) {
        Selection<SttProvider> selection =
                new Selection<>(known.stream().toList(), "STT_PROVIDER", config.sttProvider(), config);
        providers = new ProviderChain<>(SpeechJob.STT, selection, config, report, current);
    }

    @Override
    public boolean requireProvider(String requested) {
        return !providers.usable(requested).stream().allMatch(SttProvider::isDeaf);
    }

    @Override
    public Answered<Transcript> transcribe(
            Recording recording, String languageHint, String requested, Deadline deadline) {
        return providers.call(requested, deadline, (provider, limit) -> {
            Transcript transcript = transcript(provider, recording, languageHint, limit);
            double cents = prices.transcription(provider.name(), transcript.model(), recording.duration());
            return new Priced<>(transcript, transcript.model(), cents);
        });
    }

    private static Transcript transcript(SttProvider provider, Recording recording, String hint, Duration limit) {
        if (!provider.reads(recording.type())) {
            throw new ProviderException(Kind.UNFIT, "The provider does not read this type of audio", null);
        }
        Deadline deadline = Deadline.after(limit);
        try {
            return provider.transcribe(recording, hint, limit);
        } catch (ProviderException e) {
            if (hint == null || e.kind() != Kind.REFUSED || deadline.isOver()) {
                throw e;
            }
            // It may be the hint that it can't use: a hint never costs an answer.
            return provider.transcribe(recording, null, deadline.left());
        }
    }
}
