package io.coachup.speech.synthesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioTraffic;
import io.coachup.speech.failover.Answered;
import io.coachup.speech.failover.SpeechConfig;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.tts.Synthesizer;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;

/**
 * Answers with a description of the audio and where it can be played. All of it is read while the provider is tried, so
 * that another one can take over until the end; only then the session is charged.
 */
@Singleton
final class DescribedSpeech {

    private final SpeechConfig config;
    private final Synthesizer synthesizer;
    private final Spool spool;
    private final SynthesisCost cost;
    private final AudioPublisher publisher;
    private final AudioTraffic traffic;
    private final CurrentRequest current;
    private final ObjectMapper mapper;
    private final RoutingContext connection;
    private final ExecutorService background;

    DescribedSpeech(
            SpeechConfig config,
            Synthesizer synthesizer,
            Spool spool,
            SynthesisCost cost,
            AudioPublisher publisher,
            AudioTraffic traffic,
            CurrentRequest current,
            ObjectMapper mapper,
            RoutingContext connection,
            @VirtualThreads ExecutorService background) {
        this.config = config;
        this.synthesizer = synthesizer;
        this.spool = spool;
        this.cost = cost;
        this.publisher = publisher;
        this.traffic = traffic;
        this.current = current;
        this.mapper = mapper;
        this.connection = connection;
        this.background = background;
    }

    /** JSON, to be sent. */
    Response answer(SynthesisRequest request) {
        Deadline deadline = Deadline.after(config.totalTimeout());
        Answered<SpokenAudio> answered = synthesizer.synthesize(
                request.utterance(), request.provider(), speech -> SpokenAudio.of(speech, spool));
        SpokenAudio spoken = answered.value();
        boolean handedOn = false;
        try {
            SynthesisAnswer answer = described(request, answered);
            String url = publisher.publish(spoken, deadline);
            if (url != null) {
                return json(answer.playedAt(url));
            }
            InlineSpeech inline = new InlineSpeech(answer, spoken, mapper);
            connection.addEndHandler(_ -> background.execute(inline::abandon));
            handedOn = true;
            return json(inline);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!handedOn) {
                spoken.close();
            }
        }
    }

    private SynthesisAnswer described(SynthesisRequest request, Answered<SpokenAudio> answered) {
        SpokenAudio spoken = answered.value();
        long bytes = spoken.spooled().bytes();
        String format = spoken.audio().type().contentType();
        current.logField("provider", answered.provider())
                .logField("format", format)
                .logKnown("voiceId", spoken.voiceId())
                .logField("audioBytes", bytes);
        cost.charge(request, answered.costCents());
        traffic.spoken(bytes);
        return new SynthesisAnswer(
                answered.provider(),
                request.utterance().text(),
                spoken.voiceId() == null ? request.utterance().voiceId() : spoken.voiceId(),
                format,
                request.sessionId(),
                request.groupId(),
                null,
                spoken.audio().duration().toMillis(),
                answered.costCents(),
                request.characters());
    }

    private static Response json(Object answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
