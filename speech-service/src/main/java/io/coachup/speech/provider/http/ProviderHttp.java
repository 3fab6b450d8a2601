package io.coachup.speech.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.time.Deadline;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.failover.ProviderTrace;
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
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of providers over HTTP, on virtual threads; the one place where their failures get a meaning. */
@Singleton
public final class ProviderHttp {

    /** Enough for JSON that tells when each word of two hours was said. */
    private static final int TEXT_MAX_BYTES = 4 * 1024 * 1024;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private static final byte[] NOTHING = {};

    private final ObjectMapper mapper;
    /** Of version 1.1, because offering version 2 on a plain connection makes some servers lose the body. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    private final ScheduledThreadPoolExecutor deadlines = DeadlineStream.timer();

    public ProviderHttp(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The JSON that answers a request.
     *
     * @throws ProviderException when it does not come, is larger than 4 MiB or is none
     */
    public JsonNode json(HttpRequest.Builder request, Duration limit) {
        return json(request, limit, ErrorMeaning.BY_STATUS);
    }

    /** Like {@link #json(HttpRequest.Builder, Duration)}, where errors have a meaning of their own. */
    public JsonNode json(HttpRequest.Builder request, Duration limit, ErrorMeaning meaning) {
        HttpResponse<byte[]> response =
                send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), TEXT_MAX_BYTES), limit);
        requireSuccess(response, response.body(), meaning);
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
        requireSuccess(send(request, BodyHandlers.discarding(), limit), NOTHING, ErrorMeaning.BY_STATUS);
    }

    /**
     * The audio that answers a request, as it arrives. Waiting for more of it fails after the limit; the time that its
     * reader takes does not count.
     *
     * @throws ProviderException when none begins to come
     */
    public InputStream audio(HttpRequest.Builder request, Duration limit) {
        return audio(request, limit, ErrorMeaning.BY_STATUS);
    }

    /** Like {@link #audio(HttpRequest.Builder, Duration)}, where errors have a meaning of their own. */
    public InputStream audio(HttpRequest.Builder request, Duration limit, ErrorMeaning meaning) {
        Deadline deadline = Deadline.after(limit);
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream(), limit);
        try {
            requireSuccess(response, NOTHING, meaning);
        } catch (ProviderException e) {
            close(response.body());
            throw e;
        }
        return new DeadlineStream(response.body(), deadlines, deadline.left());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler, Duration limit) {
        ProviderTrace trace = ProviderTrace.current();
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(trace.request(request.timeout(limit)), handler);
        try {
            HttpResponse<T> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            trace.answered(response.statusCode());
            return response;
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

    private static void requireSuccess(HttpResponse<?> response, byte[] body, ErrorMeaning meaning) {
        int status = response.statusCode();
        if (status / 100 != 2) {
            Kind kind = meaning.of(new ErrorAnswer(status, response.headers(), body));
            throw new ProviderException(kind, "The provider answered " + status, RetryAfter.of(response), null);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new ProviderException(Kind.TRANSIENT, "The provider broke off", e);
        }
    }

    /** Gives up what is under way. */
    @PreDestroy
    public void stop() {
        client.shutdownNow();
        deadlines.shutdownNow();
    }
}
