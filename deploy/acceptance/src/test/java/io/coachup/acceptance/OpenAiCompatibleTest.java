package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A suite that is configured for an OpenAI-compatible server of one's own, with identity off. */
class OpenAiCompatibleTest {

    private static final long CANCELLED_WITHIN_MS = 1_000;

    private static ScriptedModel model;
    private static Suite suite;

    @BeforeAll
    static void start() {
        model = new ScriptedModel();
        suite = Suite.start(
                "openai",
                Map.of(
                        "AI_PROVIDER_CHAT", "openai",
                        "OPENAI_BASE_URL", model.baseUrl(),
                        "AI_CHAT_MODEL", "scripted-1",
                        "AI_ASSESS_ENABLED", "1",
                        "AI_PROVIDER_ASSESS", "openai",
                        "CLERK_ENABLED", "0"));
    }

    @AfterAll
    static void stop() {
        suite.close();
        model.close();
    }

    @Test
    void itsTokensAreStreamed() throws Exception {
        HttpResponse<InputStream> stream = Client.nobody(suite).chat("How do I start?", "s-1");
        String events = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(events)
                .contains("data: {\"provider\":\"openai\",\"model\":\"scripted-1\"")
                .contains("data: Breathe\n\n", "data:  in,\n\n", "data:  “hello” ✅\n\n")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void itFindsTheCriteriaButOnlyWhatWasReallySaidCounts() throws Exception {
        Client speaker = Client.nobody(suite);
        speaker.post("/api/v1/skills/track", "skillId", "confidence");
        JsonNode said = new ObjectMapper()
                .readTree(
                        """
                        [{"role":"user","content":"We looked at three offers for two weeks, at cost, service and time. %s, because it
                        saves us two weeks a year and the supplier has kept every date so far. We can sign on Monday."},
                         {"role":"assistant","content":"Good luck!"}]
                        """
                                .formatted(ScriptedModel.SAID)
                                .replace("\n", " "));

        String group = speaker.converse("assessed-by-model", List.of(said.get(0), said.get(1)));
        JsonNode summary = speaker.awaitAssessment("assessed-by-model", group).path("summary");

        assertThat(summary.path("meta").path("provider").asText()).isEqualTo("openai");
        assertThat(summary.path("meta").path("tokensIn").asInt()).isEqualTo(400);
        JsonNode skill = summary.path("skillAssessments").path(0);
        assertThat(skill.path("metCriteria")).hasSize(1);
        assertThat(skill.path("unmetCriteria").size()).isGreaterThan(5);
        assertThat(skill.path("level").asInt()).isLessThanOrEqualTo(2);
        assertThat(skill.path("quotes")).extracting(JsonNode::asText).containsExactly(ScriptedModel.SAID);
    }

    @Test
    void aClientThatGoesAwayCancelsTheModelsCall() throws Exception {
        HttpResponse<InputStream> stream = Client.nobody(suite).chat("Be " + ScriptedModel.ENDLESS, "s-2");
        String heard = new String(stream.body().readNBytes(200), StandardCharsets.UTF_8);
        assertThat(heard).contains("data:  more");

        long gone = System.nanoTime();
        stream.body().close();
        Long abandoned = model.awaitAbandoned();

        assertThat(abandoned).isNotNull();
        long millis = (abandoned - gone) / 1_000_000;
        System.out.println("client gone to model call cancelled: " + millis + " ms");
        assertThat(millis).isLessThan(CANCELLED_WITHIN_MS);
    }
}
