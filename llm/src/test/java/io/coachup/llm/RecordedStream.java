package io.coachup.llm;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a stream on an event loop and keeps what it says. */
public final class RecordedStream implements ChatStreamHandler {

    private static final long LIMIT_SECONDS = 10;

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Usage> end = new CompletableFuture<>();
    private final CompletableFuture<String> firstToken = new CompletableFuture<>();
    private Context context;
    private volatile ChatStream stream;
    private volatile boolean pauseAtFirstToken;
    private volatile Ending ending;

    private RecordedStream() {}

    public static RecordedStream start(Vertx vertx, ChatProvider provider, ChatRequest request) {
        return start(vertx, provider, request, false);
    }

    /** A consumer that stops reading when it hears the first token. */
    public static RecordedStream startPausing(Vertx vertx, ChatProvider provider, ChatRequest request) {
        return start(vertx, provider, request, true);
    }

    private static RecordedStream start(Vertx vertx, ChatProvider provider, ChatRequest request, boolean pausing) {
        RecordedStream recorded = new RecordedStream();
        recorded.pauseAtFirstToken = pausing;
        recorded.context = vertx.getOrCreateContext();
        CompletableFuture<ChatStream> started = new CompletableFuture<>();
        recorded.context.runOnContext(turn -> {
            recorded.stream = provider.stream(request, recorded);
            started.complete(recorded.stream);
        });
        await(started);
        return recorded;
    }

    /** The tokens heard so far. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** Waits for the first token. */
    public String awaitFirstToken() {
        return await(firstToken);
    }

    /** Waits for the end of a stream that succeeds. */
    public Usage awaitEnd() {
        return await(end);
    }

    /** Waits for the end of a stream that succeeds and says how it ended. */
    public Ending awaitEnding() {
        awaitEnd();
        return ending;
    }

    /** Waits for the failure of a stream. */
    public LlmException awaitFailure() {
        try {
            end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (LlmException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("The stream did not fail");
    }

    /** True when neither end nor failure was heard. */
    public boolean isOpen() {
        return !end.isDone();
    }

    public void resume() {
        context.runOnContext(turn -> stream.resume());
    }

    public void cancel() {
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        context.runOnContext(turn -> {
            stream.cancel();
            cancelled.complete(null);
        });
        await(cancelled);
    }

    @Override
    public void onToken(String text) {
        tokens.add(text);
        if (pauseAtFirstToken && tokens.size() == 1) {
            stream.pause();
        }
        firstToken.complete(text);
    }

    @Override
    public void onTurnEnd() {
        // Nothing is collected per turn here.
    }

    @Override
    public void onComplete(Usage usage, Ending ending) {
        this.ending = ending;
        end.complete(usage);
    }

    @Override
    public void onFailure(LlmException failure) {
        end.completeExceptionally(failure);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
