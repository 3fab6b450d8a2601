package io.coachup.llm.openai;

import io.coachup.llm.ChatProvider;
import io.coachup.llm.LlmConfig;
import io.coachup.llm.LlmRole;
import io.coachup.llm.ProviderFactory;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;

/** {@code openai}: any endpoint that speaks OpenAI's chat completions. */
@Singleton
public final class OpenAiProviderFactory implements ProviderFactory {

    private static final String NAME = "openai";
    private static final String PUBLIC_HOST = "api.openai.com";
    private static final int KEEP_ALIVE_SECONDS = 30;
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

    private Endpoint endpoint() {
        URI base = baseUri();
        String key = config.apiKey().map(String::trim).orElse("");
        if (key.isEmpty() && PUBLIC_HOST.equals(base.getHost())) {
            throw new IllegalArgumentException(
                    "OPENAI_API_KEY is not set: OpenAI needs one; OPENAI_BASE_URL can name a server that does not.");
        }
        boolean tls = base.getScheme().equalsIgnoreCase("https");
        int port = base.getPort() != -1 ? base.getPort() : tls ? 443 : 80;
        String path = base.getRawPath().replaceAll("/+$", "") + "/chat/completions";
        return new Endpoint(
                new LoopClients(this::client),
                base.getHost(),
                port,
                tls,
                path,
                key.isEmpty() ? null : "Bearer " + key,
                millis(limits.firstTokenTimeoutSeconds()),
                millis(limits.totalTimeoutSeconds()));
    }

    private URI baseUri() {
        try {
            URI base = new URI(config.baseUrl().trim());
            boolean http = "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
            if (http && base.getHost() != null) {
                return base;
            }
            throw new IllegalArgumentException("OPENAI_BASE_URL must be an http or https address.");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("OPENAI_BASE_URL must be an http or https address.", e);
        }
    }

    private HttpClient client() {
        return vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(true)
                .setPipelining(false)
                .setMaxPoolSize(limits.maxConnections())
                .setMaxWaitQueueSize(limits.maxConnections())
                .setConnectTimeout((int) millis(limits.connectTimeoutSeconds()))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false)
                // A tracer would add headers of the caller, baggage included.
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    private static long millis(double seconds) {
        return Math.max(1, Math.round(seconds * 1000));
    }
}
