package io.coachup.llm.openai;

import io.coachup.http.HttpCall;
import io.coachup.http.HttpCallHandler;
import io.coachup.http.MalformedAnswerException;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Ending;
import io.coachup.llm.LlmException;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;

/**
 * One streamed completion: event-loop code from the first byte to the last, all on the caller's loop. It keeps the time;
 * what the bytes say is {@link ReplyReader}'s.
 */
final class OpenAiStream implements ChatStream, HttpCallHandler, ReplyReader.Listener {

    private static final int OK = 200;
    /** Wait for what may follow a reply that is over, such as its usage or the end of its answer. */
    private static final int OVERDUE_MS = 1000;

    private final Vertx vertx;
    private final Endpoint endpoint;
    private final ChatRequest request;
    private final String model;
    private final ChatStreamHandler handler;
    private final Patience patience;
    private final Parameters firstParameters;
    private Parameters parameters;
    private ReplyReader reader = new ReplyReader(this);
    private HttpCall call;
    private long timer;
    /** What a refusing answer says, once there is one. */
    private ByteArrayOutputStream refusal;

    private int refusalStatus;
    /** The handler hears nothing more. */
    private boolean ended;
    /** The reply is complete, the answer not yet. */
    private boolean lingering;
    /** The model is finished, its usage may follow. */
    private boolean closing;

    private boolean turnOpen;

    OpenAiStream(Vertx vertx, Endpoint endpoint, ChatRequest request, String model, ChatStreamHandler handler) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.request = request;
        this.model = model;
        this.handler = handler;
        this.patience = endpoint.patience();
        this.firstParameters = endpoint.parameters().of(model);
        this.parameters = firstParameters;
    }

    void start() {
        send();
        watch();
    }

    private void send() {
        call = endpoint.client()
                .send(
                        endpoint.streamRequest(
                                request.ids(),
                                RequestBody.of(request, model, parameters, endpoint.thoughtTokens(), true)),
                        this);
    }

    /** One timer for all limits: most replies end before it is due. */
    private void watch() {
        long totalLeftMs = patience.totalLeftMs();
        long firstTokenLeftMs = reader.hasText() ? Long.MAX_VALUE : patience.firstTokenLeftMs();
        if (refusal != null && (firstTokenLeftMs <= 0 || totalLeftMs <= 0)) {
            refused();
        } else if (firstTokenLeftMs <= 0) {
            endEarly(LlmException.Kind.FIRST_TOKEN_TIMEOUT, "No first token in time", null);
        } else if (totalLeftMs <= 0) {
            endEarly(LlmException.Kind.TOTAL_TIMEOUT, "The reply took too long", null);
        } else {
            timer = vertx.setTimer(Math.min(firstTokenLeftMs, totalLeftMs), _ -> watch());
        }
    }

    @Override
    public void onHead(int status) {
        if (status == OK) {
            endpoint.parameters().accepted(model, firstParameters, parameters);
        } else if (Refusal.isPossible(status)) {
            refusalStatus = status;
            refusal = new ByteArrayOutputStream();
        } else {
            fail(LlmException.Kind.STATUS, status, "The provider answered " + status, null);
        }
    }

    @Override
    public void onBody(byte[] bytes, int from, int to) {
        if (ended) {
            return;
        }
        if (refusal != null) {
            refusal.write(bytes, from, Math.min(to - from, Refusal.MAX_BYTES - refusal.size()));
            return;
        }
        try {
            reader.feed(bytes, from, to);
        } catch (LlmException e) {
            fail(e);
        } catch (RuntimeException e) {
            // The handler's own fault.
            cancel();
            throw e;
        }
        if (reader.isOver()) {
            complete();
        }
    }

    @Override
    public void onText(String text) {
        if (!ended) {
            turnOpen = true;
            handler.onToken(text);
        }
    }

    @Override
    public void onLife(boolean working) {
        patience.onLife(working);
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
        } else if (!ended && !closing && reader.isFinished()) {
            closing = true;
            vertx.cancelTimer(timer);
            timer = vertx.setTimer(OVERDUE_MS, _ -> completeWithoutTheRest());
        }
    }

    @Override
    public void onEnd() {
        if (lingering) {
            vertx.cancelTimer(timer);
        }
        if (ended) {
            return;
        }
        if (refusal != null) {
            adapt();
            return;
        }
        reader.end();
        if (reader.isOver()) {
            complete();
        } else {
            endEarly(LlmException.Kind.CONNECTION, "The provider ended the reply early", null);
        }
    }

    @Override
    public void onFailure(Throwable cause) {
        if (lingering) {
            vertx.cancelTimer(timer);
        }
        if (refusal != null) {
            refused();
            return;
        }
        LlmException.Kind kind =
                cause instanceof MalformedAnswerException ? LlmException.Kind.PROTOCOL : LlmException.Kind.CONNECTION;
        endEarly(kind, "The provider can't be reached or closed the connection", cause);
    }

    /** Asks once more, without what the server doesn't take. */
    private void adapt() {
        Parameters next = Refusal.of(refusal.toByteArray()).adapt(firstParameters, parameters);
        if (next.equals(parameters)) {
            refused();
        } else {
            parameters = next;
            refusal = null;
            send();
        }
    }

    /** Nobody has heard anything yet. */
    private void askAgainWithRoomToThink() {
        call.cancel();
        vertx.cancelTimer(timer);
        parameters = parameters.withRoomToThink();
        reader = new ReplyReader(this);
        closing = false;
        patience.onLife(true);
        start();
    }

    private void refused() {
        fail(LlmException.Kind.STATUS, refusalStatus, "The provider answered " + refusalStatus, null);
    }

    /** What happens after the model has said that it is finished can't spoil the reply any more. */
    private void endEarly(LlmException.Kind kind, String message, Throwable cause) {
        if (ended) {
            return;
        }
        if (reader.isFinished()) {
            completeWithoutTheRest();
        } else {
            fail(kind, 0, message, cause);
        }
    }

    private void completeWithoutTheRest() {
        HttpCall used = call;
        complete();
        used.cancel();
    }

    private void complete() {
        if (ended) {
            return;
        }
        // Its last text may make the handler cancel.
        reader.release();
        if (ended) {
            return;
        }
        if (reader.onlyThought() && !parameters.thinks() && endpoint.thoughtTokens() > 0) {
            askAgainWithRoomToThink();
            return;
        }
        try {
            Ending ending = reader.ending();
            end();
            call.resume();
            handler.onComplete(reader.usage(request), ending);
        } catch (LlmException e) {
            fail(e);
        }
    }

    /** Makes the exception, whose stack trace is dear, only for somebody who hears of it. */
    private void fail(LlmException.Kind kind, int status, String message, Throwable cause) {
        if (!ended) {
            fail(new LlmException(kind, status, message, cause));
        }
    }

    private void fail(LlmException failure) {
        if (!ended) {
            cancel();
            handler.onFailure(failure);
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
