package io.coachup.speech.provider.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.time.Deadline;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.ErrorMeaning;
import io.coachup.speech.provider.http.ProviderHttp;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;

/** Calls of Google's APIs with an access token. */
@Singleton
final class GoogleApi {

    private static final int UNAUTHORIZED = 401;

    private final GoogleConfig config;
    private final GoogleCredentials credentials;
    private final ProviderHttp http;

    GoogleApi(GoogleConfig config, GoogleCredentials credentials, ProviderHttp http) {
        this.config = config;
        this.credentials = credentials;
        this.http = http;
    }

    /** The JSON that answers this one; the limit holds for token and call together. */
    JsonNode post(String url, BodyPublisher json, Duration limit) {
        Deadline deadline = Deadline.after(limit);
        AccessToken token = credentials.token(deadline);
        return http.json(request(url, json, token), deadline.left(), meaning(token));
    }

    /** The JSON that answers this one, as it arrives. */
    InputStream stream(String url, BodyPublisher json, Duration limit) {
        Deadline deadline = Deadline.after(limit);
        AccessToken token = credentials.token(deadline);
        return http.audio(request(url, json, token), deadline.left(), meaning(token));
    }

    private HttpRequest.Builder request(String url, BodyPublisher json, AccessToken token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token.value())
                .header("Content-Type", "application/json")
                .POST(json);
        config.project().ifPresent(project -> request.header("x-goog-user-project", project));
        return request;
    }

    private ErrorMeaning meaning(AccessToken token) {
        return answer -> answer.status() == UNAUTHORIZED ? refused(token) : ErrorMeaning.BY_STATUS.of(answer);
    }

    /** A token that was good a while ago may have been revoked since: another attempt gets a new one. */
    private Kind refused(AccessToken token) {
        credentials.drop(token);
        return token.isNew() ? Kind.PERMANENT : Kind.TRANSIENT;
    }
}
