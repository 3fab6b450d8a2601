package io.coachup.gateway.chat.stream;

/** Runs something once, however often it is asked to. For one event loop. */
final class Once implements Runnable {

    private final Runnable action;
    private boolean done;

    Once(Runnable action) {
        this.action = action;
    }

    @Override
    public void run() {
        if (!done) {
            done = true;
            action.run();
        }
    }
}
