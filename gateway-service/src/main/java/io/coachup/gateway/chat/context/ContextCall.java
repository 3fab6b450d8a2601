package io.coachup.gateway.chat.context;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;

/** A call for context that may be given up at any time. */
final class ContextCall {

    private final Promise<Buffer> result = Promise.promise();
    private HttpClientRequest request;

    /** The answer's body, or why there is none. */
    Future<Buffer> result() {
        return result.future();
    }

    /** True when the call may go on with this request. */
    boolean begin(HttpClientRequest connected) {
        request = connected;
        if (result.future().isComplete()) {
            connected.reset();
            return false;
        }
        return true;
    }

    void end(AsyncResult<Buffer> end) {
        if (end.succeeded()) {
            result.tryComplete(end.result());
        } else {
            result.tryFail(end.cause());
        }
    }

    /** Gives up waiting. */
    void abandon(Throwable why) {
        if (result.tryFail(why) && request != null) {
            request.reset();
        }
    }
}
