package io.coachup.speech.stt;

import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.Answered;
import io.coachup.speech.failover.ProviderChain;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.failover.ProviderReport;
import io.coachup.speech.failover.Selection;
import io.coachup.speech.failover.SpeechConfig;
import io.coachup.speech.failover.SpeechJob;
import io.coachup.speech.failover.SpeechPrices;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Speech to text by the configured providers: selection, retries, breakers and fallback. */
@Startup
@Singleton
public final class Transcriber {

    static final String VARIABLE = "STT_PROVIDER";

    private final SpeechPrices prices;
    private final ProviderChain<SttProvider> providers;

    public Transcriber(
            @Any Instance<SttProvider> known,
            SpeechConfig config,
            SpeechPrices prices,
            ProviderReport report,
            CurrentRequest current) {
        this.prices = prices;
        Selection<SttProvider> selection =
                new Selection<>(known.stream().toList(), VARIABLE, config.sttProvider(), config);
        providers = new ProviderChain<>(SpeechJob.STT, selection, config, report, current);
    }

    /**
     * Finds out whether there is a provider for a request, before anything is stored or fetched for it.
     *
     * @return whether anybody of those who would be asked hears anything
     * @throws ApiException 501 unconfigured, 400 unknown
     */
    public boolean requireProvider(String requested) {
        return !providers.usable(requested).stream().allMatch(SttProvider::isDeaf);
    }

    /**
     * The transcript of the first provider that answers.
     *
     * @param requested the provider that the request names, or null; ignored unless overriding is allowed
     * @param deadline when it must be there
     * @throws ApiException 501 unconfigured, 400 nobody can use the audio, else the worst that happened: 504 out of time, 502
     *     failed, 503 nobody is available for a while
     */
    public Answered<RecognizedText> transcribe(
            Recording recording, String languageHint, String requested, Deadline deadline) {
        return providers.call(requested, deadline, (provider, limit) -> {
            RecognizedText transcript = transcript(provider, recording, languageHint, limit);
            double cents = prices.transcription(provider.name(), transcript.model(), recording.duration());
            return new Answered<>(provider.name(), transcript, transcript.model(), cents, List.of());
        });
    }

    private static RecognizedText transcript(SttProvider provider, Recording recording, String hint, Duration limit) {
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
