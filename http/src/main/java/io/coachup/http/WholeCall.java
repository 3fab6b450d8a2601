package io.coachup.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeoutException;

/** A call whose whole answer is wanted. */
public final class WholeCall implements HttpCallHandler {

    private final Vertx vertx;
    private final int maxBytes;
    private final Promise<HttpAnswer> answer = Promise.promise();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private HttpCall call;
    private long timer;
    private int status;

    WholeCall(Vertx vertx, int maxBytes) {
        this.vertx = vertx;
        this.maxBytes = maxBytes;
    }

    void start(HttpCall sent, long timeoutMs) {
        call = sent;
        timer = vertx.setTimer(timeoutMs, _ -> giveUp(new TimeoutException()));
    }

    /**
     * The answer. Fails with a {@link TimeoutException} when it is late, an {@link AnswerTooLargeException}, a
     * {@link MalformedAnswerException}, or because there is no connection.
     */
    public Future<HttpAnswer> answer() {
        return answer.future();
    }

    /** Ends the call at once; the answer fails. To be used on the event loop that sent it. */
    public void giveUp(Throwable why) {
        if (answer.tryFail(why)) {
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
            giveUp(new AnswerTooLargeException(maxBytes));
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
        answer.tryComplete(new HttpAnswer(status, body.toByteArray()));
    }

    @Override
    public void onFailure(Throwable cause) {
        vertx.cancelTimer(timer);
        answer.tryFail(cause);
    }
}
