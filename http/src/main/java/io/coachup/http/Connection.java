package io.coachup.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** A connection, which carries one call at a time: see {@link ConnectionState}. */
final class Connection {

    private final NetSocket socket;
    private final Context context;
    private final Owner owner;
    private final long resendNanos;
    private ConnectionState state = ConnectionState.IDLE;
    private ResponseParser parser;
    private long sentAtNanos;
    private User user;
    private Throwable fault;
    /** What was read and not handed over, because the call is paused. */
    private byte[] held;

    private int heldFrom;
    private long idleSinceNanos;

    /** Whose connection it is. */
    interface Owner {

        /** The connection's call is over. */
        void giveBack(Connection connection, boolean reusable);

        /** The connection is of no use any more. */
        void forget(Connection connection);
    }

    /** The call that it carries. */
    interface User extends ResponseParser.Sink {

        /** What one read brought has been handed over. */
        void readEnd();

        /** The response is complete, and the connection its owner's again. */
        void end();

        /** There is no response, or only a part of it. */
        void fail(Throwable cause);

        /** The server ended the connection, idle before, when the request was on its way: nothing of a response came. */
        void unanswered(Throwable cause);

        /** Ends the call and the connection. */
        void cancel();
    }

    Connection(NetSocket socket, Context context, Owner owner, long resendNanos) {
        this.socket = socket;
        this.context = context;
        this.owner = owner;
        this.resendNanos = resendNanos;
        socket.handler(this::onRead);
        socket.exceptionHandler(e -> fault = e);
        socket.endHandler(_ -> onClosed());
    }

    void send(User next, Buffer request) {
        sentAtNanos = System.nanoTime();
        state = state.sent();
        user = next;
        parser = new ResponseParser();
        // When that fails, the connection is closed, and that is heard.
        socket.write(request);
    }

    void pause() {
        state = state.paused();
        socket.pause();
    }

    void resume() {
        if (held == null) {
            readOn();
        } else {
            context.runOnContext(_ -> handOverHeld());
        }
    }

    /** The call is given up. */
    void abandon() {
        user = null;
        close();
    }

    void close() {
        state = ConnectionState.CLOSED;
        socket.close();
    }

    /** No call any more, from now on. */
    void idle() {
        idleSinceNanos = System.nanoTime();
        readOn();
        state = state.released();
    }

    private void readOn() {
        if (state == ConnectionState.PAUSED) {
            state = state.resumed();
            socket.resume();
        }
    }

    boolean isIdleSince(long nanos) {
        return idleSinceNanos - nanos < 0;
    }

    boolean isClosed() {
        return state == ConnectionState.CLOSED;
    }

    private void onRead(Buffer read) {
        User current = user;
        if (current == null) {
            // Nobody asked for it; its end is heard later, and nobody may be given it till then.
            owner.forget(this);
            close();
            return;
        }
        handOver(current, read.getBytes(), 0);
    }

    private void handOverHeld() {
        byte[] bytes = held;
        User current = user;
        if (bytes != null && current != null && !current.isPaused()) {
            held = null;
            handOver(current, bytes, heldFrom);
            if (held == null && user == current && !current.isPaused()) {
                readOn();
            }
        }
    }

    private void handOver(User current, byte[] bytes, int from) {
        try {
            int to = parser.feed(bytes, from, current);
            if (user == current) {
                proceed(current, bytes, to);
            }
        } catch (MalformedResponseException e) {
            abandon();
            current.fail(e);
        } catch (RuntimeException e) {
            // The handler's own fault: the server must not go on sending to nobody.
            current.cancel();
            throw e;
        }
    }

    private void proceed(User current, byte[] bytes, int from) {
        if (parser.isDone()) {
            user = null;
            owner.giveBack(this, parser.isReusable());
            current.end();
            return;
        }
        if (from < bytes.length) {
            held = bytes;
            heldFrom = from;
        }
        current.readEnd();
    }

    private void onClosed() {
        state = ConnectionState.CLOSED;
        owner.forget(this);
        User current = user;
        user = null;
        if (current != null) {
            if (parser.endsWithConnection() && fault == null) {
                current.end();
            } else if (!parser.hasBegun() && wasIdle()) {
                current.unanswered(new ClosedEarlyException(fault));
            } else {
                current.fail(new ClosedEarlyException(fault));
            }
        }
    }

    /** True when it was kept for a call and ended so soon that the server can't have known of the call. */
    private boolean wasIdle() {
        return idleSinceNanos != 0 && System.nanoTime() - sentAtNanos < resendNanos;
    }
}
