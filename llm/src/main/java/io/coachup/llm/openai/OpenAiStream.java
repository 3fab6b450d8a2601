package io.coachup.llm.openai;

import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Estimate;
import io.coachup.llm.LlmException;
import io.coachup.llm.Usage;
import io.coachup.llm.sse.SseDecoder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Arrays;

/** One streamed completion: event-loop code from the first byte to the last, all on the caller's loop. */
final class OpenAiStream implements ChatStream {

    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
    private static final int OK = 200;
    private static final int OVERDUE_MS = 1000;

    private final Vertx vertx;
    private final Context context;
    private final Endpoint endpoint;
    private final ChatRequest request;
    private final ChatStreamHandler handler;
    private final SseDecoder decoder = new SseDecoder();
    private final ChunkReader chunks = new ChunkReader();
    private HttpClientRequest upstream;
    private HttpClientResponse response;
    private long firstTokenTimer = -1;
    private long totalTimer = -1;
    private boolean paused;
    /** The handler hears nothing more. */
    private boolean ended;
    /** The response is over, so its connection may already serve another call and must not be reset. */
    private boolean over;

    private boolean turnOpen;
    private boolean turnEndScheduled;
    private boolean finished;
    private int replyChars;
    private Usage usage;

    OpenAiStream(Vertx vertx, Context context, Endpoint endpoint, ChatRequest request, ChatStreamHandler handler) {
        this.vertx = vertx;
        this.context = context;
        this.endpoint = endpoint;
        this.request = request;
        this.handler = handler;
    }

    void start(Buffer body) {
        firstTokenTimer = vertx.setTimer(
                endpoint.firstTokenMs(),
                timer -> endEarly(LlmException.Kind.FIRST_TOKEN_TIMEOUT, "No first token in time", null));
        totalTimer = vertx.setTimer(
                endpoint.totalMs(),
                timer -> endEarly(LlmException.Kind.TOTAL_TIMEOUT, "The reply took too long", null));
        endpoint.client()
                .request(endpoint.request("text/event-stream", request.hop()))
                .onSuccess(connected -> send(connected, body))
                .onFailure(e -> fail(LlmException.Kind.CONNECTION, 0, "The provider can't be reached", e));
    }

    private void send(HttpClientRequest connected, Buffer body) {
        upstream = connected;
        if (ended) {
            connected.reset();
            return;
        }
        connected
                .send(body)
                .onSuccess(this::receive)
                .onFailure(e -> fail(LlmException.Kind.CONNECTION, 0, "The provider closed the connection", e));
    }

    private void receive(HttpClientResponse started) {
        response = started;
        if (ended) {
            upstream.reset();
            return;
        }
        started.exceptionHandler(e -> {
            over = true;
            endEarly(LlmException.Kind.CONNECTION, "The provider closed the connection", e);
        });
        started.handler(this::onBuffer);
        started.endHandler(end -> onEnd());
        if (started.statusCode() != OK) {
            fail(LlmException.Kind.STATUS, started.statusCode(), "The provider answered " + started.statusCode(), null);
        } else if (paused) {
            started.pause();
        }
    }

    private void onBuffer(Buffer buffer) {
        if (ended) {
            return;
        }
        try {
            decoder.feed(buffer.getBytes(), this::onEvent);
        } catch (SseDecoder.EventTooLargeException e) {
            fail(LlmException.Kind.PROTOCOL, 0, e.getMessage(), e);
        } catch (RuntimeException e) {
            // The handler's own fault: the provider must not go on sending to nobody.
            cancel();
            throw e;
        }
    }

    private void onEvent(byte[] data, int length) {
        if (ended) {
            return;
        }
        if (length == DONE.length && Arrays.equals(data, 0, length, DONE, 0, length)) {
            complete();
            return;
        }
        Chunk chunk = chunks.read(data, length);
        if (chunk.error()) {
            fail(LlmException.Kind.PROTOCOL, "The provider reported an error");
            return;
        }
        finished |= chunk.finished();
        usage = chunk.usage() != null ? chunk.usage() : usage;
        if (!chunk.token().isEmpty()) {
            if (replyChars == 0) {
                vertx.cancelTimer(firstTokenTimer);
            }
            replyChars += chunk.token().length();
            openTurn();
            handler.onToken(chunk.token());
        }
    }

    private void onEnd() {
        over = true;
        vertx.cancelTimer(totalTimer);
        if (!ended) {
            decoder.finish(this::onEvent);
        }
        endEarly(LlmException.Kind.CONNECTION, "The provider ended the reply early", null);
    }

    /** What happens after the model has said that it is finished can't spoil the reply any more. */
    private void endEarly(LlmException.Kind kind, String message, Throwable cause) {
        if (finished && !ended) {
            complete();
        } else {
            fail(kind, 0, message, cause);
        }
    }

    /**
     * Each chunk of a chunked response is delivered by itself, also when one read of the socket brought many; so the
     * turn ends when the event loop has gone through all of them, not with each.
     */
    private void openTurn() {
        turnOpen = true;
        if (!turnEndScheduled) {
            turnEndScheduled = true;
            context.runOnContext(turn -> {
                turnEndScheduled = false;
                endTurn();
            });
        }
    }

    private void endTurn() {
        if (turnOpen && !ended) {
            turnOpen = false;
            handler.onTurnEnd();
        }
    }

    private void complete() {
        end();
        letGo();
        handler.onComplete(usage != null ? usage : Estimate.usage(request, replyChars));
    }

    /** Lets the rest of the response pass so that its connection can be used again, but does not wait long for it. */
    private void letGo() {
        if (!over) {
            totalTimer = vertx.setTimer(OVERDUE_MS, timer -> reset());
            response.resume();
        }
    }

    private void fail(LlmException.Kind kind, String message) {
        fail(kind, 0, message, null);
    }

    private void fail(LlmException.Kind kind, int status, String message, Throwable cause) {
        if (!ended) {
            cancel();
            handler.onFailure(new LlmException(kind, status, message, cause));
        }
    }

    @Override
    public void pause() {
        paused = true;
        if (response != null && !ended) {
            response.pause();
        }
    }

    @Override
    public void resume() {
        paused = false;
        if (response != null) {
            response.resume();
        }
    }

    @Override
    public void cancel() {
        if (!ended) {
            end();
            reset();
        }
    }

    private void end() {
        ended = true;
        vertx.cancelTimer(firstTokenTimer);
        vertx.cancelTimer(totalTimer);
    }

    private void reset() {
        if (over || upstream == null) {
            return;
        }
        if (response == null) {
            upstream.reset();
            return;
        }
        // The end may wait behind what is paused or being delivered, and then the connection belongs to another call.
        response.resume();
        context.runOnContext(turn -> {
            if (!over) {
                upstream.reset();
            }
        });
    }
}
