package io.coachup.llm.openai;

import io.coachup.common.address.HttpAddress;
import io.coachup.http.ClientLimits;
import io.coachup.http.LoopHttpClient;
import io.coachup.http.Origin;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.LlmConfig;
import io.coachup.llm.LlmRole;
import io.coachup.llm.ProviderFactory;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;

/** {@code openai}: any endpoint that speaks OpenAI's chat completions. */
@Singleton
public final class OpenAiProviderFactory implements ProviderFactory {

    private static final String NAME = "openai";
    private static final String PUBLIC_HOST = "api.openai.com";
    private static final int KEEP_ALIVE_MS = 30_000;
    private static final String DEFAULT_MODEL = "gpt-4o-mini";

    private final Vertx vertx;
    private final LlmConfig limits;
    private final OpenAiConfig config;
    private Endpoint endpoint;

    public OpenAiProviderFactory(Vertx vertx, LlmConfig limits, OpenAiConfig config) {
        this.vertx = vertx;
        this.limits = limits;
        this.config = config;
    }

    @Override
    public boolean answersTo(String name) {
        return name.equals(NAME);
    }

    @Override
    public synchronized ChatProvider create(LlmRole role, String model) {
        if (endpoint == null) {
            endpoint = endpoint();
        }
        return new OpenAiProvider(NAME, model != null ? model : DEFAULT_MODEL, vertx, endpoint);
    }

    @PreDestroy
    synchronized void close() {
        if (endpoint != null) {
            endpoint.client().close();
        }
    }

    private Endpoint endpoint() {
        URI base = baseUri();
        Origin origin = Origin.of(base);
        String key = config.apiKey().map(String::trim).orElse("");
        if (key.isEmpty() && PUBLIC_HOST.equalsIgnoreCase(origin.host())) {
            throw new IllegalArgumentException(
                    "OPENAI_API_KEY is not set: OpenAI needs one; OPENAI_BASE_URL can name a server that does not.");
        }
        ClientLimits calls =
                new ClientLimits((int) millis(limits.connectTimeoutSeconds()), limits.maxConnections(), KEEP_ALIVE_MS);
        return new Endpoint(
                new LoopHttpClient(vertx, origin, calls),
                base.getRawPath().replaceAll("/+$", "") + "/chat/completions",
                key.isEmpty() ? null : "Bearer " + key,
                millis(limits.firstTokenTimeoutSeconds()),
                millis(limits.keepAliveTimeoutSeconds()),
                millis(limits.totalTimeoutSeconds()),
                limits.reasoningMaxTokens());
    }

    private URI baseUri() {
        String address = config.baseUrl().trim();
        if (!HttpAddress.isValid(address)) {
            throw new IllegalArgumentException("OPENAI_BASE_URL must be an http or https address.");
        }
        return URI.create(address);
    }

    private static long millis(double seconds) {
        return Math.max(1, Math.round(seconds * 1000));
    }
}
