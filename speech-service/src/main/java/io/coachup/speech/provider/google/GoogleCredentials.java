package io.coachup.speech.provider.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.time.Deadline;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.BaseUrl;
import io.coachup.speech.provider.http.ErrorAnswer;
import io.coachup.speech.provider.http.ErrorMeaning;
import io.coachup.speech.provider.http.ProviderHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Turns a key file into access tokens and keeps one until shortly before it expires. */
@Singleton
final class GoogleCredentials {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final GoogleConfig config;
    private final ProviderHttp http;
    private final ObjectMapper mapper;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<AccessToken> token = new AtomicReference<>();

    GoogleCredentials(GoogleConfig config, ProviderHttp http, ObjectMapper mapper) {
        this.config = config;
        this.http = http;
        this.mapper = mapper;
    }

    /**
     * A token that is valid for a while; the calls that need one at the same moment wait for one exchange.
     *
     * @throws ProviderException when there is none in time
     */
    AccessToken token(Deadline deadline) {
        AccessToken kept = token.get();
        return kept != null && kept.isValid() ? kept : exchanged(deadline);
    }

    private AccessToken exchanged(Deadline deadline) {
        lock(deadline);
        try {
            AccessToken kept = token.get();
            if (kept != null && kept.isValid()) {
                return kept;
            }
            AccessToken fresh = fresh(deadline);
            token.set(fresh.used());
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a token that was refused, unless it was replaced already. */
    void drop(AccessToken refused) {
        token.updateAndGet(kept -> kept == null || kept.value().equals(refused.value()) ? null : kept);
    }

    private void lock(Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ProviderException(Kind.TIMEOUT, "The access token took too long", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.TIMEOUT, "Interrupted", e);
        }
    }

    private AccessToken fresh(Deadline deadline) {
        JsonNode answer = http.json(exchange(credentials()), deadline.left(), GoogleCredentials::ofExchange);
        if (!answer.path("access_token").isTextual()) {
            throw new ProviderException(Kind.PERMANENT, "The provider's answer has no access token", null);
        }
        Instant validUntil = Instant.now()
                .plusSeconds(answer.path("expires_in").asLong(LIFETIME.toSeconds()))
                .minus(MARGIN);
        return new AccessToken(answer.path("access_token").textValue(), validUntil, true);
    }

    /** Nothing of the caller's is in an exchange: what is refused are the operator's credentials. */
    private static Kind ofExchange(ErrorAnswer answer) {
        Kind kind = ErrorMeaning.BY_STATUS.of(answer);
        return kind == Kind.REFUSED ? Kind.PERMANENT : kind;
    }

    private JsonNode credentials() {
        try {
            return mapper.readTree(
                    config.credentialsJson().isPresent()
                            ? config.credentialsJson().get()
                            : Files.readString(Path.of(config.credentialsFile().orElseThrow())));
        } catch (IOException e) {
            throw new ProviderException(Kind.PERMANENT, "The credentials can't be read", e);
        }
    }

    private HttpRequest.Builder exchange(JsonNode credentials) {
        String form = credentials.path("type").asText().equals("authorized_user")
                ? form(
                        "grant_type", "refresh_token",
                        "client_id", credentials.path("client_id").asText(),
                        "client_secret", credentials.path("client_secret").asText(),
                        "refresh_token", credentials.path("refresh_token").asText())
                : form(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion",
                        Assertion.of(credentials, config.tokenUrl()));
        return HttpRequest.newBuilder(BaseUrl.of(config.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private static String form(String... namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
