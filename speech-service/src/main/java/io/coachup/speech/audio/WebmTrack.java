package io.coachup.speech.audio;

import java.io.IOException;

/** What a WebM track says of itself, in whatever order. */
final class WebmTrack {

    private static final long AUDIO = 2;

    private long number;
    private long type;
    private boolean opus;
    private long frameNanos;

    void number(long number) {
        this.number = number;
    }

    void type(long type) {
        this.type = type;
    }

    void opus(boolean opus) {
        this.opus = opus;
    }

    void frameNanos(long frameNanos) {
        this.frameNanos = frameNanos;
    }

    boolean isAudio() {
        return type == AUDIO;
    }

    boolean has(long blockNumber) {
        return number == blockNumber;
    }

    /** How long the frame of {@code length} bytes at {@code position} plays, 0 if only its container could tell. */
    long nanos(AudioBytes bytes, long position, long length) throws UnreadableAudioException, IOException {
        return opus ? OpusPacket.nanos(bytes, position, length) : frameNanos;
    }
}
