package io.coachup.speech.audio;

/** Bytes are no audio of a known container, or no whole sound of it. Its message holds nothing of the bytes. */
public final class UnreadableAudioException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableAudioException(String message) {
        super(message);
    }

    UnreadableAudioException(String message, Throwable cause) {
        super(message, cause);
    }
}
