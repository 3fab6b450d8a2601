package io.coachup.llm.openai;

import io.coachup.common.tracing.CallIds;
import io.coachup.http.AnswerTooLargeException;
import io.coachup.http.HttpAnswer;
import io.coachup.http.WholeCall;
import io.coachup.llm.LlmException;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call with a whole answer, for a thread that may wait. */
final class UnaryCall {

    /** The event loop watches the limit; it must be late itself before the thread stops waiting for it. */
    private static final long GRACE_MS = 1000;

    private final Endpoint endpoint;
    private final Context context;
    private final Promise<HttpAnswer> answer = Promise.promise();
    /** Both belong to the event loop. */
    private WholeCall call;

    private boolean abandoned;

    UnaryCall(Endpoint endpoint, Context context) {
        this.endpoint = endpoint;
        this.context = context;
    }

    /**
     * The answer.
     *
     * @param limitMs longest wait, ms
     * @throws LlmException when the provider fails or is late, or the thread is interrupted
     */
    HttpAnswer send(CallIds ids, Buffer body, long limitMs) {
        Buffer request = endpoint.wholeRequest(ids, body);
        context.runOnContext(turn -> start(request, limitMs));
        try {
            return answer.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(limitMs + GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            abandon();
            throw late(e);
        } catch (InterruptedException e) {
            abandon();
            Thread.currentThread().interrupt();
            throw new LlmException(LlmException.Kind.CONNECTION, 0, "The call was given up", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static LlmException failure(Throwable cause) {
        return switch (cause) {
            case TimeoutException late -> late(late);
            case AnswerTooLargeException large ->
                new LlmException(LlmException.Kind.PROTOCOL, 0, large.getMessage(), large);
            default -> new LlmException(LlmException.Kind.CONNECTION, 0, "The provider can't be reached", cause);
        };
    }

    private static LlmException late(Throwable cause) {
        return new LlmException(LlmException.Kind.TOTAL_TIMEOUT, 0, "The reply took too long", cause);
    }

    private void start(Buffer request, long limitMs) {
        if (!abandoned) {
            call = endpoint.client().sendForWhole(request, ReplyReader.DOCUMENT_MAX_BYTES, limitMs);
            call.answer().onComplete(answer);
        }
    }

    /** Also ends a call that still waits for its connection: it must not be sent, and paid for, afterwards. */
    private void abandon() {
        context.runOnContext(turn -> {
            abandoned = true;
            if (call != null) {
                call.giveUp(new CancellationException());
            }
        });
    }
}
