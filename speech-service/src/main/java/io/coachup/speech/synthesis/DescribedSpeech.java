package io.coachup.speech.synthesis;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.traffic.AudioTraffic;
import io.coachup.speech.tts.Speech;
import jakarta.inject.Singleton;

/** Answers with a description of the audio and where it can be played. */
@Singleton
final class DescribedSpeech {

    private final Spool spool;
    private final SynthesisCost cost;
    private final AudioPublisher publisher;
    private final AudioTraffic traffic;
    private final CurrentRequest current;

    DescribedSpeech(
            Spool spool, SynthesisCost cost, AudioPublisher publisher, AudioTraffic traffic, CurrentRequest current) {
        this.spool = spool;
        this.cost = cost;
        this.publisher = publisher;
        this.traffic = traffic;
        this.current = current;
    }

    SynthesisAnswer answer(SynthesisRequest request, Answered<Speech> answered) {
        Speech speech = answered.value();
        double cents = cost.charge(request, answered);
        try (SpokenAudio spoken = SpokenAudio.of(speech, spool)) {
            long bytes = spoken.spooled().bytes();
            String format = spoken.audio().type().contentType();
            traffic.spoken(bytes);
            current.logField("audioBytes", bytes).logField("format", format);
            return new SynthesisAnswer(
                    answered.provider(),
                    request.utterance().text(),
                    speech.voiceId() == null ? request.utterance().voiceId() : speech.voiceId(),
                    format,
                    request.sessionId(),
                    request.groupId(),
                    publisher.publish(spoken),
                    spoken.audio().duration().toMillis(),
                    cents,
                    request.characters());
        }
    }
}
