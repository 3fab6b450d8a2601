package io.coachup.gateway.limits;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Reads a small body whole. */
public final class BoundedBody {

    private static final Duration MAX_TIME = Duration.ofSeconds(30);

    private BoundedBody() {}

    /** The body; fails with an {@link ApiException} when it is too large, too slow, or breaks off. */
    public static Future<Buffer> read(Vertx vertx, HttpServerRequest request, BodyLimit limit) {
        Promise<Buffer> result = Promise.promise();
        Buffer body = Buffer.buffer();
        LimitedBody limited = new LimitedBody(request, limit.maxBytes(), () -> result.tryFail(limit.refusal()));
        long timer = vertx.setTimer(MAX_TIME.toMillis(), _ -> {
            limited.detach();
            result.tryFail(ApiException.invalid("The request body did not arrive in time"));
        });
        limited.exceptionHandler(
                failure -> result.tryFail(new ApiException(ErrorCode.INVALID_JSON, "Body could not be read", failure)));
        limited.endHandler(_ -> result.tryComplete(body));
        limited.handler(body::appendBuffer);
        limited.resume();
        return result.future().onComplete(_ -> vertx.cancelTimer(timer));
    }
}
