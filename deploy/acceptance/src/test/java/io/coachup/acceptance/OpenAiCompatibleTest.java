package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
