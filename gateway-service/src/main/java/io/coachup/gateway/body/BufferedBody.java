package io.coachup.gateway.body;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Reads small bodies whole. */
@Singleton
public final class BufferedBody {

    private final Vertx vertx;
    private final ClientPace pace;

    public BufferedBody(Vertx vertx, ClientPace pace) {
        this.vertx = vertx;
        this.pace = pace;
    }

    /** The body; fails with an {@link ApiException} when it is too large, too slow, or breaks off. */
    public Future<Buffer> read(HttpServerRequest request, RouteBodyLimit limit) {
        Promise<Buffer> result = Promise.promise();
        Buffer body = Buffer.buffer();
        CountedBody limited = new CountedBody(request, limit.maxBytes(), () -> result.tryFail(limit.refusal()));
        long timer = vertx.setPeriodic(pace.graceMs(), _ -> {
            if (limited.isTooSlow(pace)) {
                limited.detach();
                result.tryFail(pace.refusal());
            }
        });
        limited.exceptionHandler(
                failure -> result.tryFail(new ApiException(ErrorCode.INVALID_JSON, "Body could not be read", failure)));
        limited.endHandler(_ -> result.tryComplete(body));
        limited.handler(body::appendBuffer);
        limited.resume();
        return result.future().onComplete(_ -> vertx.cancelTimer(timer));
    }
}
