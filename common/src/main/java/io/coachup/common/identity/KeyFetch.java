package io.coachup.common.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jose4j.lang.JoseException;

/** Reads an issuer's keys. */
final class KeyFetch {

    static final Duration TIME_LIMIT = Duration.ofSeconds(4);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 256 * 1024;
    private static final int OK = 200;

    private final HttpClient http;
    private final HttpRequest request;

    KeyFetch(URI location) {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT_LIMIT)
                .build();
        request = HttpRequest.newBuilder(location)
                .timeout(TIME_LIMIT)
                .header("accept", "application/json")
                .build();
    }

    /** The keys within {@link #TIME_LIMIT}; fails with whatever was wrong. */
    CompletableFuture<KeySet> keys() {
        CompletableFuture<HttpResponse<String>> call =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
        return call.copy()
                .orTimeout(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        call.cancel(true);
                    }
                })
                .thenApply(KeyFetch::read);
    }

    private static KeySet read(HttpResponse<String> answer) {
        try {
            if (answer.statusCode() != OK) {
                throw new IOException("The issuer answered " + answer.statusCode());
            }
            return KeySet.parse(answer.body(), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new UncheckedIOException(new IOException("The issuer's answer is no key set", e));
        }
    }

    void close() {
        http.shutdownNow();
    }
}
