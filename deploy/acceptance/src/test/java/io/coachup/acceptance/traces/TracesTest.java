package io.coachup.acceptance.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.Conversations;
import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a collector, a conversation is one trace through all services; its spans tell nothing of it. */
class TracesTest {

    private static final Duration EXPORTED_WITHIN = Duration.ofSeconds(10);
    private static final String SESSION = "session-of-nobodys-business";
    private static final String USER = "ada-of-nobodys-business";
    private static final String PROMPT = "Nobody may read this in a trace";
    private static final Set<String> ATTRIBUTES = Set.of(
            "requestId",
            "http.response.status_code",
            "provider",
            "modelId",
            "tokensIn",
            "tokensOut",
            "firstTokenMs",
            "status",
            "interactions");

    private static Collector collector;
    private static Suite suite;
    private static Client ada;

    @BeforeAll
    static void start() {
        collector = new Collector();
        suite = Suite.start(
                "traces",
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.endpoint(),
                        "OTEL_EXPORTER_OTLP_PROTOCOL",
                        "http/protobuf",
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                        "100ms"));
        ada = Client.of(suite, USER);
    }

    @AfterAll
    static void stop() {
        suite.close();
        collector.close();
    }

    @Test
    void aChatIsOneTraceWithItsContextAndItsProvider() throws IOException {
        ada.chat(PROMPT, SESSION).body().readAllBytes();

        Collector.Seen chat = await("gateway-service", "GET /api/chat");
        Collector.Seen context = await("gateway-service", "chat.context");
        Collector.Seen provider = await("gateway-service", "provider.chat");
        Collector.Seen skills = await("skills-service", "POST /chat/context");
        Collector.Seen stored = await("skills-service", "POST /internal/chat/replies");
        assertThat(List.of(context, provider, skills, stored))
                .extracting(Collector.Seen::traceId)
                .containsOnly(chat.traceId());
        assertThat(chat.parentId()).isEmpty();
        assertThat(List.of(context, provider, stored))
                .extracting(Collector.Seen::parentId)
                .containsOnly(chat.spanId());
        assertThat(skills.parentId()).isEqualTo(context.spanId());
        assertThat(chat.attributes()).containsEntry("http.response.status_code", "200");
        assertThat(provider.attributes()).containsEntry("provider", "mock").containsEntry("status", "ok");
        assertThatNothingIsTold();
    }

    @Test
    void anAssessmentIsPartOfTheTraceOfTheMessageThatEndedItsGroup() {
        List<JsonNode> messages = Conversations.all().getFirst().messages();
        ada.awaitAssessment(SESSION, ada.converse(SESSION, messages));

        Collector.Seen job = await("assessment-worker", "assessment.multi_turn");
        Collector.Seen finalized = await("skills-service", "POST /internal/assessments/finalize");
        Collector.Seen stored = byId(job.parentId());
        Collector.Seen ingested = byId(stored.parentId());
        assertThat(finalized.parentId()).isEqualTo(job.spanId());
        assertThat(List.of(stored.service(), stored.name()))
                .containsExactly("skills-service", "POST /api/messages/ingest");
        assertThat(List.of(ingested.service(), ingested.name()))
                .containsExactly("gateway-service", "POST /api/messages/ingest");
        assertThat(List.of(finalized, job, stored, ingested))
                .extracting(Collector.Seen::traceId)
                .containsOnly(ingested.traceId());
        assertThatNothingIsTold();
    }

    @Test
    void whatIsSpokenIsTracedToItsProvider() {
        assertThat(ada.post("/api/v1/tts", "text", PROMPT, "sessionId", SESSION).status())
                .isEqualTo(200);

        Collector.Seen provider = await("speech-service", "provider.tts");
        Collector.Seen asked = byId(provider.parentId());
        assertThat(List.of(asked.service(), asked.name())).containsExactly("speech-service", "POST /api/v1/tts");
        assertThat(byId(asked.parentId()).service()).isEqualTo("gateway-service");
        assertThat(provider.attributes()).containsKeys("provider", "modelId");
        assertThatNothingIsTold();
    }

    @Test
    void aPathWithAnIdIsNamedByItsTemplate() {
        ada.get("/api/assessments/" + SESSION);

        assertThat(await("gateway-service", "GET /api/assessments/{sessionId}").attributes())
                .containsEntry("http.response.status_code", "200");
        assertThat(await("skills-service", "GET /api/assessments/{sessionId}")).isNotNull();
        assertThatNothingIsTold();
    }

    private static void assertThatNothingIsTold() {
        assertThat(collector.spans()).allSatisfy(span -> {
            assertThat(span.attributes().keySet()).isSubsetOf(ATTRIBUTES);
            assertThat(span.whole()).doesNotContain(SESSION, USER, PROMPT, "Nobody", "eyJ");
        });
    }

    private static Collector.Seen await(String service, String name) {
        return await(
                name + " of " + service,
                span -> span.service().equals(service) && span.name().equals(name));
    }

    private static Collector.Seen byId(String spanId) {
        return await("span " + spanId, span -> span.spanId().equals(spanId));
    }

    private static Collector.Seen await(String what, Predicate<Collector.Seen> wanted) {
        return Awaitility.await(what)
                .atMost(EXPORTED_WITHIN)
                .until(() -> collector.spans().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }
}
