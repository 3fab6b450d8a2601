package io.coachup.speech.tts;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.selection.ProviderChain;
import io.coachup.speech.selection.ProviderException;
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
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The providers that configuration and request choose; one has answered when its first byte of audio is there. */
@Singleton
public final class SelectedSynthesizer implements Synthesizer {

    private final Instance<TtsProvider> known;
    private final SpeechConfig config;
    private final ProviderMetrics metrics;
    private final CurrentRequest current;
    private ProviderChain<TtsProvider> providers;

    public SelectedSynthesizer(
            @Any Instance<TtsProvider> known, SpeechConfig config, ProviderMetrics metrics, CurrentRequest current) {
        this.known = known;
        this.config = config;
        this.metrics = metrics;
        this.current = current;
    }

    void select(@Observes @Priority(2) StartupEvent event) {
        Selection<TtsProvider> selection =
                new Selection<>(known.stream().toList(), "TTS_PROVIDER", config.ttsProvider(), config);
        selection.selectable().forEach(provider -> metrics.knownFirstByte(AudioTraffic.TTS, provider.name()));
        providers = new ProviderChain<>(selection, config, metrics, current, "TTS", AudioTraffic.TTS);
    }

    @Override
    public Answered<Speech> synthesize(Utterance utterance, String requested) {
        long started = System.nanoTime();
        Answered<Speech> answered =
                providers.call(requested, (provider, limit) -> begun(provider.synthesize(utterance, limit)));
        metrics.firstByte(AudioTraffic.TTS, answered.provider(), Duration.ofNanos(System.nanoTime() - started));
        return answered;
    }

    private static Speech begun(Speech speech) {
        PushbackInputStream audio = new PushbackInputStream(speech.audio(), 1);
        try {
            int first = audio.read();
            if (first >= 0) {
                audio.unread(first);
                return new Speech(audio, speech.type(), speech.voiceId(), speech.model());
            }
            audio.close();
        } catch (IOException e) {
            close(speech);
            throw new ProviderException(ProviderException.Kind.TRANSIENT, "No audio came", e);
        }
        throw new ProviderException(ProviderException.Kind.PERMANENT, "The audio is empty", null);
    }

    private static void close(Speech speech) {
        try {
            speech.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
