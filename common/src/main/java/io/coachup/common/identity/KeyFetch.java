package io.coachup.common.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jose4j.http.Get;
import org.jose4j.lang.JoseException;

/** Reads an issuer's keys. */
final class KeyFetch {

    static final Duration TIME_LIMIT = Duration.ofSeconds(4);

    private static final int CONNECT_MS = 2000;
    private static final int MAX_CHARS = 256 * 1024;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Get http = new Get();
    private final String location;

    KeyFetch(String location) {
        this.location = location;
        http.setRetries(0);
        http.setConnectTimeout(CONNECT_MS);
        http.setReadTimeout((int) TIME_LIMIT.toMillis());
        http.setResponseBodySizeLimit(MAX_CHARS);
    }

    /** The keys within {@link #TIME_LIMIT}; fails with whatever was wrong. */
    CompletableFuture<KeySet> keys() {
        CompletableFuture<KeySet> keys = new CompletableFuture<>();
        Future<?> call = threads.submit(() -> {
            try {
                keys.complete(read());
            } catch (RuntimeException e) {
                keys.completeExceptionally(e);
            }
        });
        return keys.orTimeout(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, failure) -> call.cancel(failure != null));
    }

    private KeySet read() {
        try {
            return KeySet.parse(http.get(location).getBody(), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new UncheckedIOException(new IOException("The issuer's answer is no key set", e));
        }
    }

    void close() {
        threads.shutdownNow();
    }
}
