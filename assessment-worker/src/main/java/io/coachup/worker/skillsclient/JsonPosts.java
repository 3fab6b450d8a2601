package io.coachup.worker.skillsclient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.address.ServiceAddress;
import io.coachup.common.headers.Headers;
import io.coachup.common.identity.ServiceToken;
import io.coachup.common.tracing.CallIds;
import io.coachup.http.BufferedCall;
import io.coachup.http.ClientLimits;
import io.coachup.http.EventLoopHttpClient;
import io.coachup.http.HttpResponse;
import io.coachup.http.Origin;
import io.coachup.http.RequestHead;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts JSON to skills-service with the service token and waits for the whole answer, for a limited time and number of
 * bytes: what a caller made large is refused while it arrives, not once it is in memory.
 */
@Singleton
final class JsonPosts {

    /** A load counts an attempt, so it must not come twice by itself: the queue delivers the job again. */
    private static final int NEVER_TWICE = 0;

    private static final int KEEP_ALIVE_MS = 30_000;
    private static final int CONNECTIONS = 64;

    /** The event loop keeps the limit; the waiting thread gives it so much more before it gives up by itself. */
    private static final long GRACE_MS = 1000;

    private final EventLoopHttpClient client;
    private final Context loop;
    private final ServiceToken serviceToken;
    private final ObjectMapper mapper;

    JsonPosts(Vertx vertx, SkillsServiceConfig config, ServiceToken serviceToken, ObjectMapper mapper) {
        this.client = new EventLoopHttpClient(
                vertx,
                origin(config.url()),
                new ClientLimits((int) config.connectTimeout().toMillis(), CONNECTIONS, KEEP_ALIVE_MS, NEVER_TWICE));
        this.loop = vertx.getOrCreateContext();
        this.serviceToken = serviceToken;
        this.mapper = mapper;
    }

    private static Origin origin(URI url) {
        ServiceAddress address = ServiceAddress.parse(url.toString()).orElseThrow();
        return Origin.of(address.host(), address.port(), address.isTls());
    }

    /** How long an answer is waited for, and how many bytes of it are read at most. */
    record Bounds(Duration time, int bytes) {}

    /**
     * The answer to a post, whatever its status.
     *
     * @throws JobTooLargeException when it has more bytes than the bounds allow
     * @throws SkillsUnavailableException when there is none in time
     */
    HttpResponse post(String path, CallIds ids, Object body, Bounds bounds) {
        Buffer request = new RequestHead(client.origin(), path, "content-type", "application/json")
                .with(
                        json(body),
                        Headers.AUTHORIZATION,
                        serviceToken.bearer(),
                        Headers.REQUEST_ID,
                        ids.requestId(),
                        Headers.TRACE_PARENT,
                        ids.traceParent());
        Promise<HttpResponse> answer = Promise.promise();
        loop.runOnContext(_ -> {
            BufferedCall call =
                    client.sendBuffered(request, bounds.bytes(), bounds.time().toMillis());
            call.response().onComplete(answer);
        });
        try {
            return answer.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(bounds.time().toMillis() + GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SkillsUnavailableException("The call was given up", e);
        } catch (TimeoutException e) {
            throw new SkillsUnavailableException("skills-service is late", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case io.coachup.http.ResponseTooLargeException large -> new JobTooLargeException(large);
            case TimeoutException late -> new SkillsUnavailableException("skills-service is late", late);
            default -> new SkillsUnavailableException("skills-service can't be reached", cause);
        };
    }

    private Buffer json(Object body) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request can't be written as JSON", e);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
