package io.coachup.speech.audio;

/** What an MP4 track says of itself, in whatever order. */
final class Mp4Track {

    private long id;
    private long timescale;
    private boolean sound;
    private long samples;

    void id(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    void timescale(long ticksPerSecond) {
        this.timescale = ticksPerSecond;
    }

    /** Ticks of a second. */
    long timescale() {
        return timescale;
    }

    void sound(boolean sound) {
        this.sound = sound;
    }

    boolean isSound() {
        return sound;
    }

    void samples(long ticks) {
        this.samples = ticks;
    }

    /** Ticks of the samples that are not in fragments. */
    long samples() {
        return samples;
    }
}
