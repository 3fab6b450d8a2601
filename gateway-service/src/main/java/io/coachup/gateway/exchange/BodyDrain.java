package io.coachup.gateway.exchange;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Reads on what is left of a refused body, within limits. A client that is still sending would otherwise have its
 * connection reset before it reads the answer.
 */
@Singleton
public final class BodyDrain {

    static final long MAX_BYTES = 64L * 1024 * 1024;
    static final Duration MAX_TIME = Duration.ofSeconds(10);

    private final Vertx vertx;

    public BodyDrain(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Drains in the background; closes the connection when the rest is too much or too slow. */
    public void drain(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long timer =
                vertx.setTimer(MAX_TIME.toMillis(), _ -> request.connection().close());
        long[] drained = {0};
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
        request.endHandler(_ -> vertx.cancelTimer(timer));
        request.handler(chunk -> {
            drained[0] += chunk.length();
            if (drained[0] > MAX_BYTES) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
