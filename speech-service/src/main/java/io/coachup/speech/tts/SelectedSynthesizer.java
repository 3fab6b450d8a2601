package io.coachup.speech.tts;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.pricing.SpeechPrices;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.selection.Asked;
import io.coachup.speech.selection.Priced;
import io.coachup.speech.selection.ProviderChain;
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
import java.io.IOException;
import java.time.Duration;

/** The providers that configuration and request choose. */
@Singleton
public final class SelectedSynthesizer implements Synthesizer {

    private final Instance<TtsProvider> known;
    private final SpeechConfig config;
    private final SpeechPrices prices;
    private final ProviderReport report;
    private final CurrentRequest current;
    private ProviderChain<TtsProvider> providers;

    public SelectedSynthesizer(
            @Any Instance<TtsProvider> known,
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
        Selection<TtsProvider> selection =
                new Selection<>(known.stream().toList(), "TTS_PROVIDER", config.ttsProvider(), config);
        providers = new ProviderChain<>(SpeechJob.TTS, selection, config, report, current);
    }

    @Override
    public <T> Answered<T> synthesize(Utterance utterance, String requested, SpeechReader<T> reader) {
        long started = System.nanoTime();
        return providers.call(requested, (provider, limit) -> {
            Speech speech = provider.synthesize(utterance, limit).begun();
            report.firstByte(provider.name(), Duration.ofNanos(System.nanoTime() - started));
            double cents = prices.synthesis(provider.name(), speech.model(), utterance.characters());
            return new Priced<>(read(speech, reader), speech.model(), cents);
        });
    }

    @Override
    public void brokeOff(Answered<Speech> answered, Asked asked, Duration after, IOException cause) {
        providers.brokeOff(answered, answered.value().model(), asked, after, Speech.failure(cause));
    }

    private static <T> T read(Speech speech, SpeechReader<T> reader) {
        try {
            return reader.read(speech);
        } catch (IOException e) {
            throw Speech.failure(e);
        }
    }
}
