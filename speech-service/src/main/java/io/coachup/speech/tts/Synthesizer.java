package io.coachup.speech.tts;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.failover.Answered;
import io.coachup.speech.failover.Asked;
import io.coachup.speech.failover.ProviderChain;
import io.coachup.speech.failover.ProviderReport;
import io.coachup.speech.failover.Selection;
import io.coachup.speech.failover.SpeechConfig;
import io.coachup.speech.failover.SpeechJob;
import io.coachup.speech.failover.SpeechPrices;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Text to speech by the configured providers: selection, retries, breakers and fallback. */
@Startup
@Singleton
public final class Synthesizer {

    static final String VARIABLE = "TTS_PROVIDER";

    private final SpeechPrices prices;
    private final ProviderReport report;
    private final ProviderChain<TtsProvider> providers;

    public Synthesizer(
            @Any Instance<TtsProvider> known,
            SpeechConfig config,
            SpeechPrices prices,
            ProviderReport report,
            CurrentRequest current) {
        this.prices = prices;
        Selection<TtsProvider> selection =
                new Selection<>(known.stream().toList(), VARIABLE, config.ttsProvider(), config);
        providers = new ProviderChain<>(SpeechJob.TTS, selection, config, report, current);
        this.report = report;
    }

    /**
     * What {@code reader} makes of the audio of the first provider for which it can.
     *
     * @param requested the provider that the request names, or null; ignored unless overriding is allowed
     * @throws ApiException 501 unconfigured, 400 nobody can use the text, else the worst that happened: 504 out of time, 502
     *     failed, 503 nobody is available for a while
     */
    public <T> Answered<T> synthesize(TextToSpeak utterance, String requested, SpeechReader<T> reader) {
        long started = System.nanoTime();
        return providers.call(requested, (provider, limit) -> {
            SpeechAudio speech = provider.synthesize(utterance, limit).begun();
            report.firstByte(provider.name(), Duration.ofNanos(System.nanoTime() - started));
            double cents = prices.synthesis(provider.name(), speech.model(), utterance.characters());
            return new Answered<>(provider.name(), read(speech, reader), speech.model(), cents, List.of());
        });
    }

    /** Says that audio, which a reader handed on, broke off so long after it had begun. */
    public void brokeOff(Answered<SpeechAudio> answered, Asked asked, Duration after, IOException cause) {
        providers.brokeOff(answered, asked, after, SpeechAudio.failure(cause));
    }

    private static <T> T read(SpeechAudio speech, SpeechReader<T> reader) {
        try {
            return reader.read(speech);
        } catch (IOException e) {
            throw SpeechAudio.failure(e);
        }
    }
}
