package io.coachup.gateway.exchange;

import io.coachup.common.json.RefusedBody;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Reads on what is left of a refused body, within the limits of {@link RefusedBody}, without holding a thread. */
@Singleton
public final class BodyDrain {

    private final Vertx vertx;

    public BodyDrain(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Drains in the background; closes the connection when the rest is too much or too slow. */
    public void drain(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(
                RefusedBody.MAX_TIME.toMillis(), _ -> request.connection().close());
        long[] drained = {0};
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
        request.endHandler(_ -> vertx.cancelTimer(timer));
        request.handler(chunk -> {
            drained[0] += chunk.length();
            if (drained[0] > RefusedBody.MAX_BYTES) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
