package io.coachup.skills.model;

import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.LlmException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of one model, each with the same time limit, and none while the model is left alone. */
public final class ModelCalls {

    private static final String TIMEOUT = "timeout";

    private final ChatProvider provider;
    private final Duration limit;
    private final ModelPause pause;

    public ModelCalls(ChatProvider provider, Duration limit) {
        this(provider, limit, new ModelPause(System::nanoTime));
    }

    ModelCalls(ChatProvider provider, Duration limit, ModelPause pause) {
        this.provider = provider;
        this.limit = limit;
        this.pause = pause;
    }

    /** True while the model is left alone, so that a call would fail at once. */
    public boolean isPaused() {
        return pause.isOn();
    }

    /**
     * The model's answer; for threads that may wait.
     *
     * @throws ModelException when it fails, is late, or failed too often a moment ago
     */
    public ChatCompletion complete(ChatRequest request) {
        if (!pause.tryCall()) {
            throw new ModelException("paused", "The model failed too often a moment ago", null);
        }
        boolean answered = false;
        try {
            ChatCompletion answer = waitFor(request);
            answered = true;
            return answer;
        } finally {
            pause.ended(answered);
        }
    }

    /** On a thread of its own, whose interruption ends the call wherever it is. */
    private ChatCompletion waitFor(ChatRequest request) {
        FutureTask<ChatCompletion> call = new FutureTask<>(() -> provider.complete(request));
        Thread.ofVirtual().name("model-call").start(call);
        try {
            return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ModelException(TIMEOUT, "The model took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("interrupted", "The call was given up", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            call.cancel(true);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case LlmException e when e.isTimeout() -> new ModelException(TIMEOUT, "The model took too long", e);
            case LlmException e ->
                new ModelException(
                        e.kind().name().toLowerCase(Locale.ROOT),
                        e.status() > 0 ? "The model answered " + e.status() : "The model gave no answer",
                        e);
            case Error e -> throw e;
            default -> new ModelException("exception", "The call failed unexpectedly", cause);
        };
    }
}
