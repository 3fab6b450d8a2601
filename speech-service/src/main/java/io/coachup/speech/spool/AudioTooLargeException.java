package io.coachup.speech.spool;

/** There is more audio than allowed. */
public final class AudioTooLargeException extends Exception {

    private static final long serialVersionUID = 1L;

    AudioTooLargeException() {
        super("Audio too large");
    }
}
