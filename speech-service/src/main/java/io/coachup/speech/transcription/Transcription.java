package io.coachup.speech.transcription;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.pricing.SpeechPrices;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.session.HeardTurn;
import io.coachup.speech.session.Sessions;
import io.coachup.speech.stt.Transcriber;
import io.coachup.speech.stt.Transcript;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Transcribes a recording and stores what was said in the caller's session. */
@Singleton
final class Transcription {

    private final Transcriber transcriber;
    private final SpeechPrices prices;
    private final Sessions sessions;
    private final CurrentRequest current;
    private final LogHash hash;

    Transcription(
            Transcriber transcriber, SpeechPrices prices, Sessions sessions, CurrentRequest current, LogHash hash) {
        this.transcriber = transcriber;
        this.prices = prices;
        this.sessions = sessions;
        this.current = current;
        this.hash = hash;
    }

    TranscriptionAnswer transcribe(HeldAudio audio, TranscriptionFields fields) {
        Recording recording = audio.recording();
        current.logField("source", audio.source().word())
                .logField("contentType", recording.type().contentType())
                .logField("audioBytes", recording.bytes())
                .logKnown("sessionIdHash", hash.session(fields.sessionId()))
                .logKnown("groupId", hash.group(fields.groupId()));
        Answered<Transcript> answered = transcriber.transcribe(recording, fields.languageHint(), fields.provider());
        Transcript transcript = answered.value();
        String language = transcript.language() == null ? fields.languageHint() : transcript.language();
        current.logField("provider", answered.provider()).logKnown("language", language);
        long durationMs = recording.duration().toMillis();
        double cents = prices.transcription(answered.provider(), transcript.model(), recording.duration());
        String sessionId = fields.sessionId() == null ? null : heard(transcript.text(), fields, cents, durationMs);
        return new TranscriptionAnswer(
                answered.provider(),
                transcript.text(),
                transcript.confidence(),
                language,
                transcript.model(),
                fields.clientDetectMs(),
                sessionId,
                fields.groupId(),
                audio.audioUrl(),
                recording.objectKey(),
                cents,
                durationMs);
    }

    private String heard(String text, TranscriptionFields fields, double cents, long durationMs) {
        HeardTurn turn = new HeardTurn(
                fields.sessionId(),
                UUID.randomUUID().toString(),
                fields.groupId(),
                text,
                System.currentTimeMillis(),
                cents,
                durationMs);
        String sessionId = sessions.heard(turn, current);
        current.logKnown("sessionIdHash", hash.session(sessionId));
        return sessionId;
    }
}
