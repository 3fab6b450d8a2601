package io.coachup.speech.audio;

/** Bytes are no audio of a known container, or no whole sound of it. Its message holds nothing of the bytes. */
public final class UnreadableAudioException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean silent;

    UnreadableAudioException(String message) {
        this(message, false);
    }

    /** @param silent see {@link #isSilent()} */
    UnreadableAudioException(String message, boolean silent) {
        super(message);
        this.silent = silent;
    }

    UnreadableAudioException(String message, Throwable cause) {
        super(message, cause);
        this.silent = false;
    }

    /** True when it is audio all the same, of which nothing lasts any time. */
    public boolean isSilent() {
        return silent;
    }
}
