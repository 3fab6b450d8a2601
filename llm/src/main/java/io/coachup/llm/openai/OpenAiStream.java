package io.coachup.llm.openai;

import io.coachup.http.HttpCall;
import io.coachup.http.HttpCallHandler;
import io.coachup.http.MalformedAnswerException;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Estimate;
import io.coachup.llm.LlmException;
import io.coachup.llm.Usage;
import io.coachup.llm.sse.SseDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** One streamed completion: event-loop code from the first byte to the last, all on the caller's loop. */
final class OpenAiStream implements ChatStream, HttpCallHandler {

    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
    private static final int OK = 200;
    private static final int OVERDUE_MS = 1000;
    private static final long NANOS_PER_MS = 1_000_000;

    private final Vertx vertx;
    private final Endpoint endpoint;
    private final ChatRequest request;
    private final ChatStreamHandler handler;
    private final SseDecoder decoder = new SseDecoder();
    private final ChunkReader chunks = new ChunkReader();
    private final long startedNanos = System.nanoTime();
    private HttpCall call;
    private long timer;
    /** The handler hears nothing more. */
    private boolean ended;
    /** The reply is complete, the answer not yet. */
    private boolean lingering;

    private boolean turnOpen;
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
        call = endpoint.client().send(endpoint.streamRequest(request.hop(), body), this);
        watch();
    }

    /** One timer for both limits: most replies end before it is due. */
    private void watch() {
        long passedMs = (System.nanoTime() - startedNanos) / NANOS_PER_MS;
        long totalLeftMs = endpoint.totalMs() - passedMs;
        long firstTokenLeftMs = replyChars > 0 ? Long.MAX_VALUE : endpoint.firstTokenMs() - passedMs;
        if (firstTokenLeftMs <= 0) {
            endEarly(LlmException.Kind.FIRST_TOKEN_TIMEOUT, "No first token in time", null);
        } else if (totalLeftMs <= 0) {
            endEarly(LlmException.Kind.TOTAL_TIMEOUT, "The reply took too long", null);
        } else {
            timer = vertx.setTimer(Math.min(firstTokenLeftMs, totalLeftMs), _ -> watch());
        }
    }

    @Override
    public void onHead(int status) {
        if (status != OK) {
            fail(LlmException.Kind.STATUS, status, "The provider answered " + status, null);
        }
    }

    @Override
    public void onBody(byte[] bytes, int from, int to) {
        if (ended) {
            return;
        }
        try {
            decoder.feed(bytes, from, to, this::onEvent);
        } catch (SseDecoder.EventTooLargeException e) {
            fail(LlmException.Kind.PROTOCOL, 0, e.getMessage(), e);
        } catch (RuntimeException e) {
            // The handler's own fault.
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
            fail(LlmException.Kind.PROTOCOL, 0, "The provider reported an error", null);
            return;
        }
        finished |= chunk.finished();
        usage = chunk.usage() != null ? chunk.usage() : usage;
        if (!chunk.token().isEmpty()) {
            replyChars += chunk.token().length();
            turnOpen = true;
            handler.onToken(chunk.token());
        }
    }

    @Override
    public void onReadEnd() {
        if (turnOpen && !ended) {
            turnOpen = false;
            handler.onTurnEnd();
        }
        if (ended && !lingering) {
            // The rest may pass so that the connection can be used again, but it is not waited for long.
            lingering = true;
            timer = vertx.setTimer(OVERDUE_MS, _ -> call.cancel());
        }
    }

    @Override
    public void onEnd() {
        if (lingering) {
            vertx.cancelTimer(timer);
        }
        if (!ended) {
            decoder.finish(this::onEvent);
        }
        endEarly(LlmException.Kind.CONNECTION, "The provider ended the reply early", null);
    }

    @Override
    public void onFailure(Throwable cause) {
        if (lingering) {
            vertx.cancelTimer(timer);
        }
        LlmException.Kind kind =
                cause instanceof MalformedAnswerException ? LlmException.Kind.PROTOCOL : LlmException.Kind.CONNECTION;
        endEarly(kind, "The provider can't be reached or closed the connection", cause);
    }

    /** What happens after the model has said that it is finished can't spoil the reply any more. */
    private void endEarly(LlmException.Kind kind, String message, Throwable cause) {
        if (finished && !ended) {
            complete();
        } else {
            fail(kind, 0, message, cause);
        }
    }

    private void complete() {
        end();
        call.resume();
        handler.onComplete(usage != null ? usage : Estimate.usage(request, replyChars));
    }

    private void fail(LlmException.Kind kind, int status, String message, Throwable cause) {
        if (!ended) {
            cancel();
            handler.onFailure(new LlmException(kind, status, message, cause));
        }
    }

    @Override
    public void pause() {
        if (!ended) {
            call.pause();
        }
    }

    @Override
    public void resume() {
        call.resume();
    }

    @Override
    public void cancel() {
        if (!ended) {
            end();
            call.cancel();
        }
    }

    private void end() {
        ended = true;
        vertx.cancelTimer(timer);
    }
}
