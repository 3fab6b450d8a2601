package io.coachup.acceptance.observability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.acceptance.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The one suite of this package's tests: with a collector of traces and with providers that tests can make fail. */
final class ObservedSuite {

    /** Shown to providers, and between services. */
    static final String SECRET = "secret-of-the-observed-suite-0192837465";

    static final List<String> SERVICES =
            List.of("gateway-service", "speech-service", "skills-service", "assessment-worker");

    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_NANOS = 50_000_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static ObservedSuite running;

    private final Suite suite;
    private final Collector collector;
    private final ScriptedProviders providers;

    private ObservedSuite(Suite suite, Collector collector, ScriptedProviders providers) {
        this.suite = suite;
        this.collector = collector;
        this.providers = providers;
    }

    /** It ends with the JVM. */
    static synchronized ObservedSuite running() {
        if (running == null) {
            Collector collector = new Collector();
            ScriptedProviders providers = new ScriptedProviders();
            Suite suite = Suite.start("observed", settings(collector, providers));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                suite.close();
                collector.close();
                providers.close();
            }));
            running = new ObservedSuite(suite, collector, providers);
        }
        return running;
    }

    private static Map<String, String> settings(Collector collector, ScriptedProviders providers) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());
        settings.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        settings.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms");
        settings.put("SERVICE_SHARED_SECRET", SECRET);
        settings.put("PERSIST_ASSESSMENTS_SECRET", SECRET);
        settings.put("AI_PROVIDER_CHAT", "openai");
        settings.put("OPENAI_BASE_URL", providers.url("/v1"));
        settings.put("OPENAI_API_KEY", SECRET);
        settings.put("AI_CHAT_MODEL", "gpt-4o-mini");
        settings.put("AI_CHAT_TTFT_TIMEOUT_SECONDS", "1");
        settings.put("AI_ASSESS_ENABLED", "1");
        settings.put("AI_PROVIDER_ASSESS", "openai");
        settings.put("ASSESS_PER_SKILL_TIMEOUT_MS", "1000");
        settings.put("ASSESSMENTS_RETRY_BASE", "PT1S");
        settings.put("ASSESSMENTS_MAX_RECEIVES", "2");
        settings.put("STT_PROVIDER", "openai");
        settings.put("TTS_PROVIDER", "openai");
        settings.put("ALLOW_PROVIDER_OVERRIDE", "1");
        settings.put("SPEECH_ATTEMPT_TIMEOUT", "1s");
        settings.put("STT_AUDIO_URL_ALLOW", providers.authority());
        settings.put("DEEPGRAM_BASE_URL", providers.url(""));
        settings.put("DEEPGRAM_API_KEY", SECRET);
        for (String limit : List.of("CHAT", "SPEECH", "WRITE", "READ", "PUBLIC", "TELEMETRY", "SERVICE", "STRANGER")) {
            settings.put("LIMIT_" + limit + "_BURST", "1000000");
        }
        return settings;
    }

    Suite suite() {
        return suite;
    }

    Collector collector() {
        return collector;
    }

    ScriptedProviders providers() {
        return providers;
    }

    /** All log lines of all services. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        SERVICES.forEach(service -> lines.addAll(suite.log(service)));
        return lines;
    }

    /** The log lines that are like this, at least one, waiting some seconds for it. */
    List<JsonNode> await(String what, Predicate<JsonNode> wanted) {
        Instant limit = Instant.now().plus(WRITTEN_WITHIN);
        while (true) {
            List<JsonNode> found =
                    lines().stream().map(ObservedSuite::json).filter(wanted).toList();
            if (!found.isEmpty()) {
                return found;
            }
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("No log line: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** A line as JSON; fails when it is none. */
    static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + line, e);
        }
    }
}
