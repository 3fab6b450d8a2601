package io.coachup.skills.model;

import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.LlmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of one model, each with the same time limit, and none while the model is left alone. */
public final class ModelCalls {

    private static final String TIMEOUT = "timeout";

    /** Statuses that say that the request is at fault: malformed, too large, not to be answered. */
    private static final Set<Integer> TEXT_REFUSED = Set.of(400, 413, 422);

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
            throw new ModelException(ModelException.PAUSED, false, "The model failed too often a moment ago", null);
        }
        boolean alive = false;
        try {
            ChatCompletion answer = waitFor(request);
            alive = true;
            return answer;
        } catch (ModelException e) {
            alive = e.isAlive();
            throw e;
        } finally {
            pause.ended(alive);
        }
    }

    /** On a thread of its own, whose interruption ends the call wherever it is. */
    private ChatCompletion waitFor(ChatRequest request) {
        FutureTask<ChatCompletion> call = new FutureTask<>(() -> provider.complete(request));
        Thread.ofVirtual().name("model-call").start(call);
        try {
            return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ModelException(TIMEOUT, false, "The model took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("interrupted", false, "The call was given up", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            call.cancel(true);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case LlmException e when e.isTimeout() -> new ModelException(TIMEOUT, false, "The model took too long", e);
            case LlmException e ->
                new ModelException(
                        e.kind().name().toLowerCase(Locale.ROOT),
                        isAlive(e),
                        e.status() > 0 ? "The model answered " + e.status() : "The model gave no answer",
                        e);
            case Error e -> throw e;
            default -> new ModelException("exception", false, "The call failed unexpectedly", cause);
        };
    }

    /** What one text causes says nothing about the next: a refusal of it, or an answer to it that is none. */
    private static boolean isAlive(LlmException failure) {
        return failure.kind() == LlmException.Kind.PROTOCOL || TEXT_REFUSED.contains(failure.status());
    }
}
