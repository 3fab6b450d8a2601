package io.coachup.http;

import io.vertx.core.buffer.Buffer;

/** A call from its wait for a place to its end: see {@link CallState}. */
final class Call implements HttpCall, ConnectionPool.Waiter, Connection.User, Runnable {

    private final ConcurrencyLimit limit;
    private final ConnectionPool pool;
    private final Buffer request;
    private final HttpCallHandler handler;
    private Connection connection;
    private CallState state = CallState.WAITING;
    private boolean paused;

    Call(ConcurrencyLimit limit, ConnectionPool pool, Buffer request, HttpCallHandler handler) {
        this.limit = limit;
        this.pool = pool;
        this.request = request;
        this.handler = handler;
    }

    void start() {
        switch (limit.take(this)) {
            case NOW -> connect();
            case LATER -> {
                // The place comes with run().
            }
            case NEVER -> pool.later(() -> fail(new IllegalStateException("Too many calls wait")));
        }
    }

    /** There is a place for this call; on any thread. */
    @Override
    public void run() {
        pool.later(this::granted);
    }

    private void granted() {
        if (state == CallState.OVER) {
            limit.free();
        } else {
            connect();
        }
    }

    private void connect() {
        state = state.granted();
        pool.connect(this);
    }

    @Override
    public void connected(Connection made) {
        if (state == CallState.OVER) {
            pool.giveBack(made, true);
            return;
        }
        state = state.connected();
        connection = made;
        made.send(this, request);
        if (paused) {
            made.pause();
        }
    }

    @Override
    public void onHead(int status) {
        if (state != CallState.OVER) {
            handler.onHead(status);
        }
    }

    @Override
    public void onBody(byte[] bytes, int from, int to) {
        if (state != CallState.OVER) {
            handler.onBody(bytes, from, to);
        }
    }

    @Override
    public boolean isPaused() {
        return paused && state != CallState.OVER;
    }

    @Override
    public void readEnd() {
        if (state != CallState.OVER) {
            handler.onReadEnd();
        }
    }

    @Override
    public void end() {
        finish();
        handler.onEnd();
    }

    @Override
    public void fail(Throwable cause) {
        if (state != CallState.OVER) {
            finish();
            handler.onFailure(cause);
        }
    }

    /** Servers end idle connections when they like, also at this moment; a new one can't have been idle. */
    @Override
    public void unanswered(Throwable cause) {
        if (state != CallState.OVER) {
            state = state.unanswered();
            connection = null;
            pool.connectAnew(this);
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
        if (!paused) {
            return;
        }
        paused = false;
        if (connection != null) {
            connection.resume();
        }
    }

    @Override
    public void cancel() {
        if (state == CallState.OVER) {
            return;
        }
        Connection used = connection;
        finish();
        if (used != null) {
            used.abandon();
        } else {
            limit.leave(this);
        }
    }

    /** From here on the connection is another call's, or nobody's. */
    private void finish() {
        boolean hadPlace = state.hasPlace();
        state = CallState.OVER;
        connection = null;
        if (hadPlace) {
            limit.free();
        }
    }
}
