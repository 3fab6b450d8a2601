package io.coachup.speech.transcription;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.AudioType;
import jakarta.inject.Singleton;

/** What the request's log line says of a transcription, whatever becomes of it: written as soon as it is known. */
@Singleton
final class TranscriptionLog {

    private final CurrentRequest current;
    private final LogHash hash;

    TranscriptionLog(CurrentRequest current, LogHash hash) {
        this.current = current;
        this.hash = hash;
    }

    void source(Source source) {
        current.logField("source", source.word());
    }

    void ids(TranscriptionFields fields) {
        current.logKnown("groupId", hash.group(fields.groupId()));
        session(fields.sessionId());
    }

    /** The session that the turn was stored in may be another than the request's. */
    void session(String sessionId) {
        current.session(sessionId);
    }

    void audio(HeldAudio audio) {
        AudioType type = audio.recording().type();
        current.logKnown("contentType", type == null ? null : type.contentType())
                .logField("audioBytes", audio.recording().bytes());
    }

    void heardBy(String provider, String language) {
        current.logField("provider", provider).logKnown("language", language);
    }
}
