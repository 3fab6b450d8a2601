package io.coachup.speech.skillsclient;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skillsapi.SkillsPaths;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * What skills-service has of a person, as it comes: the client of the other calls holds answers in memory. To be read on
 * virtual threads.
 */
@Singleton
public final class StoredRows {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final Map<Integer, ErrorCode> PASSED_ON =
            Map.of(401, ErrorCode.UNAUTHENTICATED, 429, ErrorCode.RATE_LIMITED, 503, ErrorCode.UNAVAILABLE);

    private final SkillsConfig config;
    /** Of version 1.1, which a plain connection speaks without asking. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    StoredRows(SkillsConfig config) {
        this.config = config;
    }

    /**
     * The caller's JSON document, to be closed; it breaks off with an exception, or ends with a brace.
     *
     * @throws ApiException 401, 429 and 503 as skills-service says, 502 when it says anything else or nothing
     */
    public InputStream of(CurrentRequest request) {
        try {
            HttpResponse<InputStream> answer = client.send(asked(request), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == OK) {
                return answer.body();
            }
            answer.body().close();
            throw refused(answer);
        } catch (IOException e) {
            throw ApiException.unavailable(
                    ErrorCode.UPSTREAM_UNAVAILABLE, "What is stored can't be read now", RETRY_AFTER_SECONDS, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.UNAVAILABLE, "Shutting down", e);
        }
    }

    private HttpRequest asked(CurrentRequest request) throws IOException {
        String base = config.url().endsWith("/")
                ? config.url().substring(0, config.url().length() - 1)
                : config.url();
        HttpRequest.Builder asked = HttpRequest.newBuilder(
                        ServiceAddress.lookedUp(URI.create(base + SkillsPaths.USERS_EXPORT)))
                .timeout(HEAD_LIMIT)
                .header(Headers.CONTENT_TYPE, Headers.JSON)
                .header(Headers.REQUEST_ID, request.requestId())
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        set(asked, Headers.AUTHORIZATION, request.authorization());
        set(asked, Headers.TRACE_PARENT, request.traceParent());
        return asked.build();
    }

    private static void set(HttpRequest.Builder asked, String header, String value) {
        if (value != null) {
            asked.header(header, value);
        }
    }

    private static ApiException refused(HttpResponse<?> answer) {
        ErrorCode code = PASSED_ON.getOrDefault(answer.statusCode(), ErrorCode.UPSTREAM_ERROR);
        String message = code == ErrorCode.RATE_LIMITED
                ? "Your data is being exported already"
                : "What is stored can't be read now";
        int retryAfter =
                (int) answer.headers().firstValueAsLong(Headers.RETRY_AFTER).orElse(RETRY_AFTER_SECONDS);
        return code == ErrorCode.UNAUTHENTICATED
                ? ApiException.unauthenticated()
                : ApiException.unavailable(code, message, retryAfter, null);
    }

    /** Gives up what is under way. */
    @PreDestroy
    void stop() {
        client.shutdownNow();
    }
}
