package io.coachup.llm.openai;

import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Estimate;
import io.coachup.llm.LlmException;
import io.coachup.llm.Usage;
import io.coachup.llm.sse.SseDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Arrays;

/** One streamed completion: event-loop code from the first byte to the last, all on the caller's loop. */
final class OpenAiStream implements ChatStream {

    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
    private static final int OK = 200;

    private final Vertx vertx;
    private final Endpoint endpoint;
    private final ChatRequest request;
    private final ChatStreamHandler handler;
    private final SseDecoder decoder = new SseDecoder();
    private HttpClientRequest upstream;
    private HttpClientResponse response;
    private long firstTokenTimer = -1;
    private long totalTimer = -1;
    private boolean paused;
    private boolean ended;
    private boolean finished;
    private int replyChars;
    private Usage usage;

    OpenAiStream(Vertx vertx, Endpoint endpoint, ChatRequest request, ChatStreamHandler handler) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.request = request;
        this.handler = handler;
    }

    void start(Buffer body) {
        firstTokenTimer = vertx.setTimer(
                endpoint.firstTokenMs(),
                timer -> fail(LlmException.Kind.FIRST_TOKEN_TIMEOUT, "No first token in time"));
        totalTimer = vertx.setTimer(
                endpoint.totalMs(), timer -> fail(LlmException.Kind.TOTAL_TIMEOUT, "The reply took too long"));
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
        if (started.statusCode() != OK) {
            fail(LlmException.Kind.STATUS, started.statusCode(), "The provider answered " + started.statusCode(), null);
            return;
        }
        started.exceptionHandler(e -> fail(LlmException.Kind.CONNECTION, 0, "The provider closed the connection", e));
        started.handler(this::onBuffer);
        started.endHandler(end -> onEnd());
        if (paused) {
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
        }
        if (!ended) {
            handler.onTurnEnd();
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
        Chunk chunk = ChunkParser.parse(data, length);
        if (chunk.error()) {
            fail(LlmException.Kind.PROTOCOL, "The provider reported an error");
            return;
        }
        finished |= chunk.finished();
        usage = chunk.usage() != null ? chunk.usage() : usage;
        if (!chunk.token().isEmpty()) {
            vertx.cancelTimer(firstTokenTimer);
            replyChars += chunk.token().length();
            handler.onToken(chunk.token());
        }
    }

    private void onEnd() {
        vertx.cancelTimer(totalTimer);
        if (ended) {
            return;
        }
        if (finished) {
            complete();
        } else {
            fail(LlmException.Kind.CONNECTION, "The provider ended the reply early");
        }
    }

    /** The total timer goes on until the response ends: it frees the connection of a provider that never does. */
    private void complete() {
        ended = true;
        vertx.cancelTimer(firstTokenTimer);
        handler.onTurnEnd();
        handler.onComplete(usage != null ? usage : Estimate.usage(request, replyChars));
        if (response != null && paused) {
            response.resume();
        }
    }

    private void fail(LlmException.Kind kind, String message) {
        fail(kind, 0, message, null);
    }

    private void fail(LlmException.Kind kind, int status, String message, Throwable cause) {
        boolean heard = !ended;
        cancel();
        if (heard) {
            handler.onFailure(new LlmException(kind, status, message, cause));
        }
    }

    @Override
    public void pause() {
        paused = true;
        if (response != null) {
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
        ended = true;
        vertx.cancelTimer(firstTokenTimer);
        vertx.cancelTimer(totalTimer);
        if (upstream != null) {
            upstream.reset();
        }
    }
}
