package io.coachup.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** A connection, which carries one call at a time. */
final class Connection {

    private final NetSocket socket;
    private final LoopConnections siblings;
    private final ResponseDecoder decoder = new ResponseDecoder();
    private Call call;
    private Throwable fault;
    /** There is more to hand over, but the call is paused. */
    private boolean held;

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
        decoder.begin();
        // When that fails, the connection is closed, and that is heard.
        socket.write(request);
    }

    void pause() {
        socket.pause();
    }

    void resume() {
        if (held) {
            siblings.later(this::handOverHeld);
        } else {
            socket.resume();
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
        socket.resume();
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
        decoder.add(read.getBytes());
        handOver(current);
    }

    private void handOverHeld() {
        Call current = call;
        if (held && current != null && !current.isPaused()) {
            handOver(current);
            if (!held && call == current) {
                socket.resume();
            }
        }
    }

    private void handOver(Call current) {
        try {
            held = !decoder.proceed(current);
            if (call == current) {
                proceed(current);
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

    private void proceed(Call current) {
        if (decoder.isDone()) {
            call = null;
            siblings.giveBack(this, decoder.isReusable());
            current.end();
        } else {
            current.readEnd();
        }
    }

    private void onClosed() {
        closed = true;
        siblings.forget(this);
        Call current = call;
        call = null;
        if (current != null) {
            if (decoder.endsWithConnection() && fault == null) {
                current.end();
            } else {
                current.fail(new ClosedEarlyException(fault));
            }
        }
    }
}
