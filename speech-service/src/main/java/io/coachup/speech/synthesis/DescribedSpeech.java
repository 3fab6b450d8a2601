package io.coachup.speech.synthesis;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.deadline.Deadline;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.selection.SpeechConfig;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.traffic.AudioTraffic;
import io.coachup.speech.tts.Synthesizer;
import jakarta.inject.Singleton;

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

    DescribedSpeech(
            SpeechConfig config,
            Synthesizer synthesizer,
            Spool spool,
            SynthesisCost cost,
            AudioPublisher publisher,
            AudioTraffic traffic,
            CurrentRequest current) {
        this.config = config;
        this.synthesizer = synthesizer;
        this.spool = spool;
        this.cost = cost;
        this.publisher = publisher;
        this.traffic = traffic;
        this.current = current;
    }

    SynthesisAnswer answer(SynthesisRequest request) {
        Deadline deadline = Deadline.after(config.totalTimeout());
        Answered<SpokenAudio> answered = synthesizer.synthesize(
                request.utterance(), request.provider(), speech -> SpokenAudio.of(speech, spool));
        try (SpokenAudio spoken = answered.value()) {
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
                    publisher.publish(spoken, deadline),
                    spoken.audio().duration().toMillis(),
                    answered.costCents(),
                    request.characters());
        }
    }
}
