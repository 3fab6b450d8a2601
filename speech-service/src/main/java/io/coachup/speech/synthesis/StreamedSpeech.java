package io.coachup.speech.synthesis;

import io.coachup.common.headers.Headers;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.AudioTraffic;
import io.coachup.speech.failover.Answered;
import io.coachup.speech.failover.Asked;
import io.coachup.speech.spool.RelayedAudio;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.Synthesizer;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers with the audio itself, as it arrives. When it breaks off, so does the connection: a cut sentence must not look
 * whole.
 */
@Singleton
final class StreamedSpeech {

    private final Synthesizer synthesizer;
    private final Spool spool;
    private final SynthesisCost cost;
    private final AudioTraffic traffic;
    private final EventLog log;
    private final CurrentRequest current;
    private final RoutingContext connection;
    private final ExecutorService background;

    StreamedSpeech(
            Synthesizer synthesizer,
            Spool spool,
            SynthesisCost cost,
            AudioTraffic traffic,
            EventLog log,
            CurrentRequest current,
            RoutingContext connection,
            @VirtualThreads ExecutorService background) {
        this.synthesizer = synthesizer;
        this.spool = spool;
        this.cost = cost;
        this.traffic = traffic;
        this.log = log;
        this.current = current;
        this.connection = connection;
        this.background = background;
    }

    Response answer(SynthesisRequest request) {
        Answered<SpeechAudio> answered =
                synthesizer.synthesize(request.utterance(), request.provider(), speech -> speech);
        SpeechAudio speech = relayed(answered.value());
        current.logField("provider", answered.provider())
                .logField("format", speech.type().contentType())
                .logKnown("voiceId", speech.voiceId())
                .logField("uploaded", false);
        cost.charge(request, answered.costCents());
        Asked asked = Asked.by(current);
        long startedNanos = System.nanoTime();
        HttpConnection client = connection.request().connection();
        SpeechStream stream = new SpeechStream(speech, (outcome, bytes, cause) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
            if (outcome.isCut()) {
                breakOff(client);
            }
            if (outcome == SpeechStream.Outcome.PROVIDER_FAILED) {
                synthesizer.brokeOff(answered, asked, took, cause);
            }
            ended(asked.requestId(), answered.provider(), took, outcome, bytes);
        });
        connection.addEndHandler(_ -> background.execute(stream::abandon));
        return Response.ok(stream, speech.type().contentType())
                .header(Headers.PROVIDER, answered.provider())
                .header(Headers.MODEL_ID, speech.model())
                .build();
    }

    /** Whoever listens slowly holds room on our disk, and no call of a provider. */
    private SpeechAudio relayed(SpeechAudio speech) {
        try {
            RelayedAudio audio = spool.relay(speech.audio(), SpokenAudio.MAX_BYTES, background);
            return new SpeechAudio(audio, speech.type(), speech.voiceId(), speech.model());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits, because the framework ends the answer properly as soon as the stream returns. */
    private static void breakOff(HttpConnection client) {
        client.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(2, TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
    }

    private void ended(String requestId, String provider, Duration took, SpeechStream.Outcome outcome, long bytes) {
        traffic.spoken(bytes);
        LogEvent line = LogEvent.named(LogService.NEXT, "tts_stream_end")
                .with("requestId", requestId)
                .with("route", AudioTraffic.TTS)
                .with("provider", provider)
                .with("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .with("audioBytes", bytes)
                .with("streamDurationMs", took.toMillis());
        if (outcome == SpeechStream.Outcome.PROVIDER_FAILED) {
            log.warn(line);
        } else {
            log.info(line);
        }
    }
}
