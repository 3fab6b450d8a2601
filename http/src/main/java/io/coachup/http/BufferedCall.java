package io.coachup.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeoutException;

/** A call whose whole response is wanted. */
public final class BufferedCall implements HttpCallHandler {

    private final Vertx vertx;
    private final int maxBytes;
    private final Promise<HttpResponse> response = Promise.promise();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private HttpCall call;
    private long timer;
    private int status;

    BufferedCall(Vertx vertx, int maxBytes) {
        this.vertx = vertx;
        this.maxBytes = maxBytes;
    }

    void start(HttpCall sent, long timeoutMs) {
        call = sent;
        timer = vertx.setTimer(timeoutMs, _ -> giveUp(new TimeoutException()));
    }

    /**
     * The response. Fails with a {@link TimeoutException} when it is late, a {@link ResponseTooLargeException}, a
     * {@link MalformedResponseException}, or because there is no connection.
     */
    public Future<HttpResponse> response() {
        return response.future();
    }

    /** Ends the call at once; the response fails. To be used on the event loop that sent it. */
    public void giveUp(Throwable why) {
        if (response.tryFail(why)) {
            vertx.cancelTimer(timer);
            call.cancel();
        }
    }

    @Override
    public void onHead(int received) {
        status = received;
    }

    @Override
    public void onBody(byte[] bytes, int from, int to) {
        if (body.size() + to - from > maxBytes) {
            giveUp(new ResponseTooLargeException(maxBytes));
        } else {
            body.write(bytes, from, to - from);
        }
    }

    @Override
    public void onReadEnd() {
        // The rest is waited for.
    }

    @Override
    public void onEnd() {
        vertx.cancelTimer(timer);
        response.tryComplete(new HttpResponse(status, body.toByteArray()));
    }

    @Override
    public void onFailure(Throwable cause) {
        vertx.cancelTimer(timer);
        response.tryFail(cause);
    }
}
