package io.coachup.gateway.body;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/** A request's body that is counted while it streams and cut off when it grows too large. */
public final class CountedBody implements ReadStream<Buffer> {

    private final HttpServerRequest request;
    private final long maxBytes;
    private final Runnable onExceeded;
    private long bytes;
    private long lastNanos = System.nanoTime();
    private long waitedNanos;
    private long waitingSince;
    private boolean waiting;
    private boolean ended;
    private boolean detached;
    private Handler<Throwable> exceptionHandler;

    /** {@code onExceeded} runs once, when more than {@code maxBytes} came; by then the body is detached. */
    public CountedBody(HttpServerRequest request, long maxBytes, Runnable onExceeded) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.onExceeded = onExceeded;
    }

    /** {@link System#nanoTime()} when the body last moved. */
    public long lastNanos() {
        return lastNanos;
    }

    /** True when the client sends more slowly than it may; the time in which we don't read is not its own. */
    public boolean isTooSlow(ClientPace pace) {
        long now = waiting ? System.nanoTime() - waitingSince : 0;
        return !ended && pace.isTooSlow(bytes, waitedNanos + now);
    }

    /** True once all of the body has been read. */
    public boolean isEnded() {
        return ended;
    }

    /** Leaves the request to others; whoever reads this stream has no hold on it any more. */
    public void detach() {
        detached = true;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        if (!detached) {
            request.handler(handler == null ? null : chunk -> take(chunk, handler));
        }
        return this;
    }

    private void take(Buffer chunk, Handler<Buffer> handler) {
        lastNanos = System.nanoTime();
        bytes += chunk.length();
        if (bytes <= maxBytes) {
            handler.handle(chunk);
        } else if (!detached) {
            detach();
            onExceeded.run();
            if (exceptionHandler != null) {
                exceptionHandler.handle(new BodyTooLargeException());
            }
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        exceptionHandler = handler;
        if (!detached) {
            request.exceptionHandler(handler);
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        if (!detached) {
            request.endHandler(
                    handler == null
                            ? null
                            : end -> {
                                ended = true;
                                lastNanos = System.nanoTime();
                                handler.handle(end);
                            });
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        waits(false);
        if (!detached) {
            request.pause();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        waits(true);
        if (!detached) {
            request.resume();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        waits(true);
        if (!detached) {
            request.fetch(amount);
        }
        return this;
    }

    private void waits(boolean now) {
        if (waiting && !now) {
            waitedNanos += System.nanoTime() - waitingSince;
        } else if (!waiting && now) {
            waitingSince = System.nanoTime();
        }
        waiting = now;
    }
}
