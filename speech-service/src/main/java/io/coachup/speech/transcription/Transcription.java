package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.skillsapi.speech.HeardTurn;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.budget.SpeechBudget;
import io.coachup.speech.budget.SpeechShare;
import io.coachup.speech.failover.Answered;
import io.coachup.speech.failover.SpeechConfig;
import io.coachup.speech.skillsclient.SkillsClient;
import io.coachup.speech.stt.RecognizedText;
import io.coachup.speech.stt.Transcriber;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Transcribes a recording and stores what was said in the caller's session. */
@Singleton
final class Transcription {

    private final SpeechConfig config;
    private final Transcriber transcriber;
    private final SpeechBudget budget;
    private final SkillsClient sessions;
    private final CurrentRequest current;
    private final TranscriptionLog log;

    Transcription(
            SpeechConfig config,
            Transcriber transcriber,
            SpeechBudget budget,
            SkillsClient sessions,
            CurrentRequest current,
            TranscriptionLog log) {
        this.config = config;
        this.transcriber = transcriber;
        this.budget = budget;
        this.sessions = sessions;
        this.current = current;
        this.log = log;
    }

    /**
     * What was said. One deadline is over storing or fetching the recording and all that its providers take; nothing is
     * stored or fetched when there is no provider, and nothing stays stored when there is no answer.
     *
     * @throws ApiException see {@link Transcriber}, {@link AnnouncedAudio}; 404 when the session is somebody else's, 429 when
     *     the caller's budget of audio is used up
     */
    TranscriptionAnswer transcribe(AnnouncedAudio announced, TranscriptionFields fields) {
        Deadline deadline = Deadline.after(config.totalTimeout());
        boolean heard = transcriber.requireProvider(fields.provider());
        try (HeldAudio audio = announced.hold(deadline, heard)) {
            boolean answered = false;
            try {
                TranscriptionAnswer answer = answer(audio, fields, deadline);
                answered = true;
                return answer;
            } finally {
                if (!answered) {
                    audio.discard().run();
                }
            }
        }
    }

    private TranscriptionAnswer answer(HeldAudio audio, TranscriptionFields fields, Deadline deadline) {
        Recording recording = audio.recording();
        log.audio(audio);
        Answered<RecognizedText> answered = transcribed(recording, fields, deadline);
        RecognizedText transcript = answered.value();
        String language = transcript.language() == null ? fields.languageHint() : transcript.language();
        log.heardBy(answered.provider(), language);
        long durationMs = recording.duration().toMillis();
        double cents = answered.costCents();
        String sessionId = fields.sessionId() == null ? null : heard(transcript.text(), fields, cents, durationMs);
        return new TranscriptionAnswer(
                answered.provider(),
                transcript.text(),
                transcript.confidence(),
                language,
                transcript.model(),
                recording.type() == null ? null : recording.type().contentType(),
                fields.clientDetectMs(),
                sessionId,
                fields.groupId(),
                audio.audioUrl(),
                recording.objectKey(),
                cents,
                durationMs);
    }

    private Answered<RecognizedText> transcribed(Recording recording, TranscriptionFields fields, Deadline deadline) {
        try (SpeechShare share = budget.toHear(recording.duration())) {
            Answered<RecognizedText> answered =
                    transcriber.transcribe(recording, fields.languageHint(), fields.provider(), deadline);
            share.use();
            return answered;
        }
    }

    private String heard(String text, TranscriptionFields fields, double cents, long durationMs) {
        HeardTurn turn = new HeardTurn(
                fields.sessionId(),
                UUID.randomUUID().toString(),
                fields.groupId(),
                text,
                System.currentTimeMillis(),
                cents,
                durationMs,
                current.startedAt());
        String sessionId = sessions.heard(turn, current);
        log.session(sessionId);
        return sessionId;
    }
}
