package io.coachup.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.Conversations;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** With a collector, a conversation is one trace through all services; its spans tell nothing of it. */
class TracesTest {

    private static final Duration EXPORTED_WITHIN = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_NANOS = 20_000_000;
    private static final String SESSION = "session-of-nobodys-business";
    private static final String USER = "ada-of-nobodys-business";
    private static final String PROMPT = "Nobody may read this in a trace";
    private static final Set<String> ATTRIBUTES = Set.of(
            "http.request.method",
            "http.route",
            "http.response.status_code",
            "server.address",
            "error.type",
            "messaging.system",
            "messaging.destination.name",
            "messaging.operation.name",
            "messaging.operation.type",
            "db.system.name",
            "db.operation.name",
            "gen_ai.operation.name",
            "gen_ai.provider.name",
            "gen_ai.request.model",
            "gen_ai.response.model",
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.output_tokens",
            "coachup.request_id",
            "coachup.status",
            "coachup.first_token_ms",
            "coachup.interactions");
    private static final String QUEUE = "coach-up-assessments.fifo";

    private static final Collector COLLECTOR = ObservedSuite.running().collector();
    private static final Client ADA = Client.of(ObservedSuite.running().suite(), USER);

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String page = trace.substring(16);
    private final Client ada = ADA.with("traceparent", "00-" + trace + "-" + page + "-01");

    @Test
    void aChatIsOneTraceFromTheBrowserToTheModelAndTheDatabase() throws IOException {
        ada.chat(PROMPT, SESSION).body().readAllBytes();

        Collector.Seen chat = await("gateway-service", "GET /api/chat");
        Collector.Seen context = await("gateway-service", "POST /chat/context");
        Collector.Seen model = await("gateway-service", "chat gpt-4o-mini");
        Collector.Seen skills = await("skills-service", "POST /chat/context");
        Collector.Seen database = await("skills-service", "chat.context");
        Collector.Seen stored = await("skills-service", "POST /internal/chat/replies");
        assertThat(chat.parentId()).isEqualTo(page);
        assertThat(List.of(context, model, stored))
                .extracting(Collector.Seen::parentId)
                .containsOnly(chat.spanId());
        assertThat(skills.parentId()).isEqualTo(context.spanId());
        assertThat(database.parentId()).isEqualTo(skills.spanId());
        assertThat(chat.attributes())
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.route", "/api/chat")
                .containsEntry("http.response.status_code", "200");
        assertThat(context.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("server.address", "localhost")
                .containsEntry("http.response.status_code", "200");
        assertThat(model.attributes())
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.provider.name", "openai")
                .containsEntry("gen_ai.request.model", "gpt-4o-mini")
                .containsEntry("gen_ai.usage.output_tokens", "2");
        assertThat(database.attributes())
                .containsEntry("db.system.name", "postgresql")
                .containsEntry("db.operation.name", "chat.context");
        assertThat(carried("/v1/chat/completions")).isEqualTo(model.spanId());
        assertThatNothingIsTold();
    }

    @Test
    void anAssessmentIsPartOfTheTraceOfTheMessageThatEndedItsGroupAndLinkedToTheSendingOfItsJob() {
        List<JsonNode> messages = Conversations.all().getFirst().messages();
        ada.post("/api/v1/skills/track", "skillId", "clarity_eloquence");
        ada.awaitAssessment(SESSION, ada.converse(SESSION, messages));

        Collector.Seen job = await("assessment-worker", "process " + QUEUE);
        Collector.Seen sent = await("skills-service", "send " + QUEUE);
        Collector.Seen model = await("assessment-worker", "chat gpt-4o-mini");
        Collector.Seen finalized = await("skills-service", "POST /internal/assessments/finalize");
        Collector.Seen stored = byId(job.parentId());
        Collector.Seen ingested = byId(stored.parentId());
        assertThat(List.of(finalized, model))
                .extracting(Collector.Seen::parentId)
                .containsOnly(job.spanId());
        assertThat(List.of(stored.service(), stored.name()))
                .containsExactly("skills-service", "POST /api/messages/ingest");
        assertThat(sent.parentId()).isEqualTo(stored.spanId());
        assertThat(job.links()).containsExactly(sent.spanId());
        assertThat(List.of(ingested.service(), ingested.name()))
                .containsExactly("gateway-service", "POST /api/messages/ingest");
        assertThat(List.of(finalized, job, sent, stored, ingested))
                .extracting(Collector.Seen::traceId)
                .containsOnly(trace);
        assertThat(job.attributes())
                .containsEntry("messaging.system", "aws_sqs")
                .containsEntry("messaging.destination.name", QUEUE)
                .containsEntry("messaging.operation.type", "process");
        assertThat(sent.attributes()).containsEntry("messaging.operation.type", "send");
        assertThatNothingIsTold();
    }

    @Test
    void whatIsSpokenIsTracedToItsProviderWhichIsTold() {
        assertThat(ada.post("/api/v1/tts", "text", PROMPT, "sessionId", SESSION).status())
                .isEqualTo(200);

        Collector.Seen provider = await("speech-service", "provider.tts");
        Collector.Seen asked = byId(provider.parentId());
        assertThat(List.of(asked.service(), asked.name())).containsExactly("speech-service", "POST /api/v1/tts");
        assertThat(byId(asked.parentId()).service()).isEqualTo("gateway-service");
        assertThat(provider.attributes())
                .containsEntry("gen_ai.provider.name", "openai")
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.response.status_code", "200")
                .containsEntry("server.address", "localhost");
        assertThat(carried("/v1/audio/speech")).isEqualTo(provider.spanId());
        assertThatNothingIsTold();
    }

    @Test
    void whetherATraceIsRecordedIsDecidedAtTheGatewayAndNotByItsClient() {
        ADA.with("traceparent", "00-" + trace + "-" + page + "-00").get("/api/v1/skills");

        assertThat(await("gateway-service", "GET /api/v1/skills").parentId()).isEqualTo(page);
        assertThat(await("skills-service", "GET /api/v1/skills")).isNotNull();
        assertThatNothingIsTold();
    }

    @Test
    void aPathWithAnIdIsNamedByItsTemplate() {
        ada.get("/api/assessments/" + SESSION);

        assertThat(await("gateway-service", "GET /api/assessments/{sessionId}").attributes())
                .containsEntry("http.route", "/api/assessments/{sessionId}")
                .containsEntry("http.response.status_code", "200");
        assertThat(await("skills-service", "GET /api/assessments/{sessionId}")).isNotNull();
        assertThatNothingIsTold();
    }

    /** The span that a provider was told of in this test's trace. */
    private String carried(String path) {
        return ObservedSuite.running().providers().asked(path).stream()
                .map(one -> one.headers().getFirst("traceparent"))
                .filter(parent -> parent != null && parent.contains(trace))
                .map(parent -> parent.split("-")[2])
                .findFirst()
                .orElseThrow();
    }

    private static void assertThatNothingIsTold() {
        assertThat(COLLECTOR.spans()).allSatisfy(span -> {
            assertThat(span.attributes().keySet()).isSubsetOf(ATTRIBUTES);
            assertThat(span.whole()).doesNotContain(SESSION, USER, PROMPT, "Nobody", "eyJ");
        });
    }

    private Collector.Seen await(String service, String name) {
        return await(
                name + " of " + service,
                span -> span.traceId().equals(trace)
                        && span.service().equals(service)
                        && span.name().equals(name));
    }

    private Collector.Seen byId(String spanId) {
        return await("span " + spanId, span -> span.spanId().equals(spanId));
    }

    private Collector.Seen await(String what, Predicate<Collector.Seen> wanted) {
        Instant limit = Instant.now().plus(EXPORTED_WITHIN);
        while (true) {
            Optional<Collector.Seen> found =
                    COLLECTOR.spans().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(Instant.now()).as(what).isBefore(limit);
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
