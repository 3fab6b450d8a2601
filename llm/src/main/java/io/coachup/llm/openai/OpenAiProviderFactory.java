package io.coachup.llm.openai;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.settings.ApiKeys;
import io.coachup.common.settings.Problems;
import io.coachup.http.ClientLimits;
import io.coachup.http.EventLoopHttpClient;
import io.coachup.http.Origin;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.LlmConfig;
import io.coachup.llm.LlmRole;
import io.coachup.llm.ProviderFactory;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
    public List<String> problems() {
        boolean isPublic = base().filter(address -> address.host().equalsIgnoreCase(PUBLIC_HOST))
                .isPresent();
        return new Problems()
                .require(base().isPresent(), "OPENAI_BASE_URL must be an http or https address without query.")
                .require(
                        !isPublic || !key().isEmpty(),
                        "OPENAI_API_KEY is not set: OpenAI needs one; OPENAI_BASE_URL can name a server that does not.")
                .require(key().isEmpty() || ApiKeys.isSendable(key()), ApiKeys.sentence("OPENAI_API_KEY"))
                .all();
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
        ServiceAddress base = base().orElseThrow();
        ClientLimits calls = new ClientLimits(
                connectMs(limits.connectTimeout()), limits.maxConnections(), KEEP_ALIVE_MS, ClientLimits.RESEND_MS);
        return new Endpoint(
                new EventLoopHttpClient(vertx, Origin.of(base.host(), base.port(), base.isTls()), calls),
                base.path() + "/chat/completions",
                key().isEmpty() ? null : "Bearer " + key(),
                limits.firstTokenTimeout().toMillis(),
                limits.keepAliveTimeout().toMillis(),
                limits.totalTimeout().toMillis(),
                limits.reasoningMaxTokens());
    }

    private Optional<ServiceAddress> base() {
        return ServiceAddress.parse(config.baseUrl().trim());
    }

    private String key() {
        return config.apiKey().map(String::trim).orElse("");
    }

    private static int connectMs(Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
    }
}
