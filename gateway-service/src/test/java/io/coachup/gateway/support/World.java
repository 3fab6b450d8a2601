package io.coachup.gateway.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the gateway under test lives among: the services behind, a model provider, a token issuer. All time limits short. */
public final class World implements QuarkusTestResourceLifecycleManager {

    public static final String SERVICE_SECRET = "service-secret-of-the-tests";
    public static final ScriptedServer SKILLS = new ScriptedServer();
    public static final ScriptedServer SPEECH = new ScriptedServer();
    public static final ScriptedServer MODEL = new ScriptedServer();
    public static final Issuer ISSUER = new Issuer();

    private static final ScriptedServer KEYS = new ScriptedServer();
    private static final AtomicInteger KEY_CALLS = new AtomicInteger();

    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        SKILLS.start(vertx);
        SPEECH.start(vertx);
        MODEL.start(vertx);
        KEYS.start(vertx);
        ISSUER.listensAt(KEYS.address());
        publishKeys();
        Map<String, String> settings = new HashMap<>();
        settings.put("CLERK_ISSUER_URL", KEYS.address());
        settings.put("CLERK_JWKS_MIN_INTERVAL", "1s");
        settings.put("CLERK_AUTHORIZED_PARTIES", "https://app.example.org, https://www.example.org");
        settings.put("SERVICE_SHARED_SECRET", SERVICE_SECRET);
        settings.put("LOG_HASH_SALT", "salt-of-the-tests");
        settings.put("PUBLIC_APP_ORIGIN", "https://app.example.org");
        settings.put("SKILLS_SERVICE_URL", SKILLS.address());
        settings.put("SPEECH_SERVICE_URL", SPEECH.address());
        settings.put("UPSTREAM_TIMEOUT", "1s");
        settings.put("STT_MAX_AUDIO_BYTES", "41943040");
        settings.put("AI_PROVIDER", "openai");
        settings.put("AI_CHAT_MODEL", "gpt-4o-mini");
        settings.put("AI_CHAT_MODELS", "gpt-4o,gpt-4.1");
        settings.put("OPENAI_API_KEY", "sk-key-of-the-tests");
        settings.put("OPENAI_BASE_URL", MODEL.address() + "/v1");
        settings.put("AI_CHAT_TTFT_TIMEOUT_SECONDS", "1");
        settings.put("AI_CHAT_PROMPT_TIMEOUT_SECONDS", "0.3");
        settings.put("AI_CHAT_SSE_HEARTBEAT_SECONDS", "0.4");
        settings.put("TRUSTED_PROXIES", "127.0.0.1");
        settings.put("CONNECTIONS_PER_ADDRESS", "20");
        settings.put("CLIENT_GRACE", "600ms");
        settings.put("CLIENT_STALL", "600ms");
        settings.put("LIMIT_SPEECH_PER_SECOND", "0.1");
        settings.put("LIMIT_SPEECH_BURST", "40");
        settings.put("LIMIT_SPEECH_AT_ONCE", "3");
        settings.put("LIMIT_WRITE_AT_ONCE", "8");
        settings.put("LIMIT_CHAT_BURST", "100000");
        settings.put("CHAT_MAX_STREAMS_PER_CALLER", "3");
        settings.put("CHAT_MAX_STREAMS", "5");
        settings.put("LIMIT_VISITOR_PER_SECOND", "0.1");
        settings.put("LIMIT_VISITOR_BURST", "20");
        settings.put("RATE_LIMIT_MAX_RPS", "0.1");
        settings.put("RATE_LIMIT_BURST", "4");
        return settings;
    }

    /** The issuer signs with a new key from now on and publishes it alone. */
    public static void rotateKeys(String keyId) {
        ISSUER.rotate(keyId);
        publishKeys();
    }

    /** How often the issuer was asked for its keys. */
    public static int keyCalls() {
        return KEY_CALLS.get();
    }

    private static void publishKeys() {
        String keys = ISSUER.keys();
        KEYS.script("/.well-known/jwks.json", request -> {
            KEY_CALLS.incrementAndGet();
            request.response().putHeader("content-type", "application/json").end(keys);
        });
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
