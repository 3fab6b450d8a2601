package io.coachup.speech.budget;

/** What a request may take of its caller's time. Closing it settles it: it is given back unless it was used. */
public final class SpeechShare implements AutoCloseable {

    private final Settling settling;
    private boolean used;

    /** Says whether the time was used. */
    interface Settling {
        void settle(boolean used);
    }

    SpeechShare(Settling settling) {
        this.settling = settling;
    }

    /** A provider has heard or spoken. */
    public void use() {
        used = true;
    }

    @Override
    public void close() {
        settling.settle(used);
    }
}
