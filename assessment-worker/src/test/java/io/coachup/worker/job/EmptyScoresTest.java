package io.coachup.worker.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.testing.SqsResource;
import io.coachup.worker.queue.QueueConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A model whose answers are of no use: no skill can be assessed. */
@QuarkusTest
@QuarkusTestResource(SqsResource.class)
@QuarkusTestResource(ScriptedSkillsService.class)
@TestProfile(EmptyScoresTest.UselessModel.class)
class EmptyScoresTest {

    /** The scripted neighbour answers for the model, too, with nothing that is an assessment. */
    public static final class UselessModel implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("AI_ASSESS_ENABLED", "1", "AI_PROVIDER_ASSESS", "openai", "AI_ASSESS_MODEL", "gpt-4o-mini");
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    SqsClient sqs;

    @Inject
    QueueConfig config;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void theyAreCountedAtEachAttemptAndTheJobIsGivenUpAtTheLast() {
        String session = send("useless-");

        assertThat(awaitDead(session).getFirst().body().path("reason").asText()).isEqualTo("attempts_exhausted");
        assertThat(given().header("accept", "text/plain")
                        .get(management.resolve("/metrics"))
                        .asString())
                .contains("coachup_assessments_empty_scores_total{model=\"gpt-4o-mini\",provider=\"openai\","
                        + "reason=\"provider_error\",rubric_version=\"v2\",} 3.0\n");
        assertThat(ScriptedSkillsService.calls(session, "/finalize")).isEmpty();
    }

    @Test
    void whoseBudgetIsUsedUpIsScoredWithoutTheModel() {
        String session = send("keyless-");

        ScriptedSkillsService.Call stored = Awaitility.await("finalized in time")
                .atMost(LIMIT)
                .until(() -> ScriptedSkillsService.calls(session, "/finalize"), calls -> !calls.isEmpty())
                .getFirst();
        assertThat(stored.body().path("summary").path("meta").path("provider").asText())
                .isEqualTo("measured");
        assertThat(stored.body().path("summary").path("skillAssessments")).hasSize(1);
    }

    private String send(String kind) {
        String session = kind + UUID.randomUUID();
        sqs.sendMessage(request -> request.queueUrl(config.queueUrl().orElseThrow())
                .messageBody("{\"sessionId\":\"%s\",\"groupId\":\"g1\",\"requestId\":\"r-1\"}".formatted(session))
                .messageGroupId(session)
                .messageDeduplicationId(session));
        return session;
    }

    private static List<ScriptedSkillsService.Call> awaitDead(String session) {
        return Awaitility.await("given up in time")
                .atMost(LIMIT)
                .until(() -> ScriptedSkillsService.calls(session, "/dead"), calls -> !calls.isEmpty());
    }
}
