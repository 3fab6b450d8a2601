package io.coachup.speech.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.selection.ProviderException.Kind;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of providers over HTTP, on virtual threads; the one place where their failures get a meaning. */
@Singleton
public final class ProviderHttp {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final int ANSWER_MAX_BYTES = 1024 * 1024;
    private static final int AUDIO_ANSWER_MAX_BYTES = 16 * 1024 * 1024;

    private final ObjectMapper mapper;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("provider-deadlines").factory());

    public ProviderHttp(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The JSON that answers a request.
     *
     * @throws ProviderException when it does not come, is larger than 1 MiB or is none
     */
    public JsonNode json(HttpRequest.Builder request, Duration limit) {
        return json(request, limit, ANSWER_MAX_BYTES);
    }

    /** Like {@link #json}, of at most 16 MiB: for providers that put audio into JSON. */
    public JsonNode largeJson(HttpRequest.Builder request, Duration limit) {
        return json(request, limit, AUDIO_ANSWER_MAX_BYTES);
    }

    private JsonNode json(HttpRequest.Builder request, Duration limit, int maxBytes) {
        HttpResponse<byte[]> response =
                send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes), limit);
        requireSuccess(response);
        try {
            JsonNode json = mapper.readTree(response.body());
            if (json != null && json.isObject()) {
                return json;
            }
            throw new ProviderException(Kind.PERMANENT, "The provider's answer is no object", null);
        } catch (IOException e) {
            throw new ProviderException(Kind.PERMANENT, "The provider's answer can't be read", e);
        }
    }

    /**
     * Sends a request whose answer says nothing but that it was done.
     *
     * @throws ProviderException when it does not say so
     */
    public void tell(HttpRequest.Builder request, Duration limit) {
        requireSuccess(send(request, BodyHandlers.discarding(), limit));
    }

    /**
     * The audio that answers a request, as it arrives; reading it fails after the limit.
     *
     * @throws ProviderException when none begins to come
     */
    public InputStream audio(HttpRequest.Builder request, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream(), limit);
        try {
            requireSuccess(response);
        } catch (ProviderException e) {
            close(response.body());
            throw e;
        }
        return new DeadlineStream(response.body(), deadlines, Duration.ofNanos(deadline - System.nanoTime()));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler, Duration limit) {
        CompletableFuture<HttpResponse<T>> answer =
                client.sendAsync(request.timeout(limit).build(), handler);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ProviderException(Kind.TIMEOUT, "The provider took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.TIMEOUT, "Interrupted", e);
        } catch (ExecutionException e) {
            Kind kind = e.getCause() instanceof HttpTimeoutException ? Kind.TIMEOUT : Kind.TRANSIENT;
            throw new ProviderException(kind, "The provider can't be reached or broke off", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static void requireSuccess(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String message = "The provider answered " + status;
        switch (status) {
            case 400, 413, 415, 422 -> throw new ProviderException(Kind.BAD_INPUT, message, null);
            case 408, 429 -> throw new ProviderException(Kind.TRANSIENT, message, RetryAfter.of(response), null);
            default -> {
                Kind kind = status >= 500 ? Kind.TRANSIENT : Kind.PERMANENT;
                throw new ProviderException(kind, message, RetryAfter.of(response), null);
            }
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new ProviderException(Kind.TRANSIENT, "The provider broke off", e);
        }
    }

    @PreDestroy
    void stop() {
        client.shutdownNow();
        deadlines.shutdownNow();
    }
}
