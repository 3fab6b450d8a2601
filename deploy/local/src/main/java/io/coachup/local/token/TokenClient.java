package io.coachup.local.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the local token issuer. */
public final class TokenClient {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private TokenClient() {}

    /**
     * A raw JWT for this subject.
     *
     * @throws UncheckedIOException when the issuer can't be reached
     * @throws IllegalArgumentException with the issuer's own words, when it refuses
     */
    public static String token(URI issuer, String subject, Duration timeToLive) {
        String query = "sub=" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "&ttl=" + timeToLive.toSeconds();
        HttpRequest request = HttpRequest.newBuilder(issuer.resolve("/token?" + query))
                .timeout(LIMIT)
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException(response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the token issuer.", e);
        }
    }
}
