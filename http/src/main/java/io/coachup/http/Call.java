package io.coachup.http;

import io.vertx.core.buffer.Buffer;

/** A call from its wait for a slot to its end. */
final class Call implements HttpCall, ResponseDecoder.Sink {

    private final CallSlots slots;
    private final LoopConnections connections;
    private final Buffer request;
    private final HttpCallHandler handler;
    private final Runnable whenFree;
    private Connection connection;
    private boolean holdsSlot;
    private boolean paused;
    private boolean over;

    Call(CallSlots slots, LoopConnections connections, Buffer request, HttpCallHandler handler) {
        this.slots = slots;
        this.connections = connections;
        this.request = request;
        this.handler = handler;
        this.whenFree = () -> connections.later(this::granted);
    }

    void start() {
        switch (slots.take(whenFree)) {
            case NOW -> {
                holdsSlot = true;
                connections.connect(this);
            }
            case LATER -> {
                // The slot comes with whenFree.
            }
            case NEVER -> connections.later(() -> fail(new IllegalStateException("Too many calls wait")));
        }
    }

    private void granted() {
        if (over) {
            slots.free();
        } else {
            holdsSlot = true;
            connections.connect(this);
        }
    }

    void connected(Connection made) {
        if (over) {
            connections.giveBack(made, true);
            return;
        }
        connection = made;
        made.send(this, request);
        if (paused) {
            made.pause();
        }
    }

    @Override
    public void onHead(int status) {
        if (!over) {
            handler.onHead(status);
        }
    }

    @Override
    public void onBody(byte[] bytes, int from, int to) {
        if (!over) {
            handler.onBody(bytes, from, to);
        }
    }

    @Override
    public boolean isPaused() {
        return paused && !over;
    }

    void readEnd() {
        if (!over) {
            handler.onReadEnd();
        }
    }

    void end() {
        finish();
        handler.onEnd();
    }

    void fail(Throwable cause) {
        if (!over) {
            finish();
            handler.onFailure(cause);
        }
    }

    @Override
    public void pause() {
        paused = true;
        if (connection != null) {
            connection.pause();
        }
    }

    @Override
    public void resume() {
        paused = false;
        if (connection != null) {
            connection.resume();
        }
    }

    @Override
    public void cancel() {
        if (over) {
            return;
        }
        Connection used = connection;
        finish();
        if (used != null) {
            used.abandon();
        } else {
            slots.leave(whenFree);
        }
    }

    /** From here on the connection is another call's, or nobody's. */
    private void finish() {
        over = true;
        connection = null;
        if (holdsSlot) {
            holdsSlot = false;
            slots.free();
        }
    }
}
