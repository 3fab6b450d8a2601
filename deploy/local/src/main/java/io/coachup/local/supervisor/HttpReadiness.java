package io.coachup.local.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ready when a GET answers 200. */
public final class HttpReadiness implements Readiness {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final HttpRequest request;

    /** Asks at this address. */
    public HttpReadiness(HttpClient client, URI address) {
        this.client = client;
        this.request = HttpRequest.newBuilder(address).timeout(ANSWER_LIMIT).build();
    }

    @Override
    public CompletableFuture<?> watch(Process process) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> poll(process, ready));
        return ready;
    }

    private void poll(Process process, CompletableFuture<Void> ready) {
        try {
            while (!ready.isDone() && !process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (answersOk()) {
                    ready.complete(null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ready.completeExceptionally(e);
        }
    }

    private boolean answersOk() throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException _) {
            // Not listening yet, which is what is being waited for.
            return false;
        }
    }
}
