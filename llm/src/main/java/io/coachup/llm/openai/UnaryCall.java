package io.coachup.llm.openai;

import io.coachup.llm.Hop;
import io.coachup.llm.LlmException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call with a whole answer, for a thread that may wait. */
final class UnaryCall {

    private static final int ANSWER_MAX_BYTES = 4 * 1024 * 1024;
    private static final int OK = 200;

    private final Endpoint endpoint;
    private final Context context;
    private final Promise<Buffer> answer = Promise.promise();
    /** Both belong to the event loop. */
    private HttpClientRequest upstream;

    private boolean abandoned;

    UnaryCall(Endpoint endpoint, Context context) {
        this.endpoint = endpoint;
        this.context = context;
    }

    /**
     * The answer's body.
     *
     * @throws LlmException when the provider fails, refuses or is late, or the thread is interrupted
     */
    byte[] send(Hop hop, Buffer body) {
        context.runOnContext(turn -> endpoint.client()
                .request(endpoint.request("application/json", hop))
                .compose(request -> send(request, body))
                .onComplete(answer));
        try {
            return answer.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(endpoint.totalMs(), TimeUnit.MILLISECONDS)
                    .getBytes();
        } catch (TimeoutException e) {
            abandon();
            throw new LlmException(LlmException.Kind.TOTAL_TIMEOUT, 0, "The reply took too long", e);
        } catch (InterruptedException e) {
            abandon();
            Thread.currentThread().interrupt();
            throw new LlmException(LlmException.Kind.CONNECTION, 0, "The call was given up", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LlmException failure
                    ? failure
                    : new LlmException(LlmException.Kind.CONNECTION, 0, "The provider can't be reached", e);
        }
    }

    private Future<Buffer> send(HttpClientRequest request, Buffer body) {
        upstream = request;
        if (abandoned) {
            request.reset();
            return Future.failedFuture("Nobody waits any more");
        }
        return request.send(body).compose(this::read);
    }

    private Future<Buffer> read(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            upstream.reset();
            return Future.failedFuture(new LlmException(
                    LlmException.Kind.STATUS,
                    response.statusCode(),
                    "The provider answered " + response.statusCode(),
                    null));
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer collected = Buffer.buffer();
        response.handler(part -> {
            collected.appendBuffer(part);
            if (collected.length() > ANSWER_MAX_BYTES) {
                upstream.reset();
                whole.tryFail(new LlmException(
                        LlmException.Kind.PROTOCOL,
                        0,
                        "The provider's answer is larger than " + ANSWER_MAX_BYTES + " bytes",
                        null));
            }
        });
        response.endHandler(end -> whole.tryComplete(collected));
        response.exceptionHandler(whole::tryFail);
        return whole.future();
    }

    /** Also ends a call that still waits for its connection: it must not be sent, and paid for, afterwards. */
    private void abandon() {
        context.runOnContext(turn -> {
            abandoned = true;
            // After the answer, the connection belongs to another call.
            if (upstream != null && !answer.future().isComplete()) {
                upstream.reset();
            }
        });
    }
}
