package io.coachup.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** A connection, which carries one call at a time. */
final class Connection {

    private final NetSocket socket;
    private final LoopConnections siblings;
    private ResponseParser parser;
    private Call call;
    private Throwable fault;
    /** What was read and not handed over, because the call is paused. */
    private byte[] held;

    private int heldFrom;
    private boolean paused;
    private boolean closed;
    private long idleSinceNanos;

    Connection(NetSocket socket, LoopConnections siblings) {
        this.socket = socket;
        this.siblings = siblings;
        socket.handler(this::onRead);
        socket.exceptionHandler(e -> fault = e);
        socket.endHandler(_ -> onClosed());
    }

    void send(Call next, Buffer request) {
        call = next;
        parser = new ResponseParser();
        // When that fails, the connection is closed, and that is heard.
        socket.write(request);
    }

    void pause() {
        paused = true;
        socket.pause();
    }

    void resume() {
        if (held == null) {
            readOn();
        } else {
            siblings.later(this::handOverHeld);
        }
    }

    /** The call is given up. */
    void abandon() {
        call = null;
        close();
    }

    void close() {
        closed = true;
        socket.close();
    }

    /** No call any more, from now on. */
    void idle() {
        idleSinceNanos = System.nanoTime();
        readOn();
    }

    private void readOn() {
        if (paused) {
            paused = false;
            socket.resume();
        }
    }

    boolean isIdleSince(long nanos) {
        return idleSinceNanos - nanos < 0;
    }

    boolean isClosed() {
        return closed;
    }

    private void onRead(Buffer read) {
        Call current = call;
        if (current == null) {
            // Nobody asked for it.
            close();
            return;
        }
        handOver(current, read.getBytes(), 0);
    }

    private void handOverHeld() {
        byte[] bytes = held;
        Call current = call;
        if (bytes != null && current != null && !current.isPaused()) {
            held = null;
            handOver(current, bytes, heldFrom);
            if (held == null && call == current) {
                readOn();
            }
        }
    }

    private void handOver(Call current, byte[] bytes, int from) {
        try {
            int to = parser.feed(bytes, from, current);
            if (call == current) {
                proceed(current, bytes, to);
            }
        } catch (MalformedAnswerException e) {
            abandon();
            current.fail(e);
        } catch (RuntimeException e) {
            // The handler's own fault: the server must not go on sending to nobody.
            current.cancel();
            throw e;
        }
    }

    private void proceed(Call current, byte[] bytes, int from) {
        if (parser.isDone()) {
            call = null;
            siblings.giveBack(this, parser.isReusable());
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
        closed = true;
        siblings.forget(this);
        Call current = call;
        call = null;
        if (current != null) {
            if (parser.endsWithConnection() && fault == null) {
                current.end();
            } else {
                current.fail(new ClosedEarlyException(fault));
            }
        }
    }
}
