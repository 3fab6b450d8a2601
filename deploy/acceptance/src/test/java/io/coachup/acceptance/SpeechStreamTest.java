package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Audio reaches the listener while the provider still makes it. */
@Timeout(30)
class SpeechStreamTest {

    private static ScriptedVoice voice;
    private static Suite suite;

    private final SpeechClient listener = new SpeechClient(Client.nobody(suite));

    @BeforeAll
    static void start() {
        voice = new ScriptedVoice();
        suite = Suite.start(
                "voice",
                Map.of(
                        "TTS_PROVIDER", "openai",
                        "OPENAI_BASE_URL", voice.baseUrl(),
                        "OPENAI_API_KEY", "sk-of-the-test",
                        "CLERK_ENABLED", "0"));
    }

    @AfterAll
    static void stop() {
        suite.close();
        voice.close();
    }

    @Test
    void theFirstBytesArriveBeforeTheLastAreMade() throws Exception {
        HttpResponse<InputStream> answer = listener.listen("{\"text\":\"Hello\",\"format\":\"audio/wav\"}");
        try (InputStream audio = answer.body()) {
            byte[] first = audio.readNBytes(voice.firstHalf().length);
            voice.release();
            byte[] rest = audio.readAllBytes();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).hasValue("audio/wav");
            assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("x-provider")).hasValue("openai");
            assertThat(first).isEqualTo(voice.firstHalf());
            assertThat(rest).isEqualTo(voice.secondHalf());
        }
    }

    @Test
    void aProviderThatBreaksOffIsNoCleanEnd() throws Exception {
        HttpResponse<InputStream> answer = listener.listen("{\"text\":\"" + ScriptedVoice.BREAKS + "\"}");
        try (InputStream audio = answer.body()) {
            assertThat(audio.readNBytes(voice.firstHalf().length)).isEqualTo(voice.firstHalf());
            voice.release();

            assertThatThrownBy(audio::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aListenerWhoLeavesEndsTheProvidersWork() throws Exception {
        HttpResponse<InputStream> answer = listener.listen("{\"text\":\"" + ScriptedVoice.ENDLESS + "\"}");
        answer.body().readNBytes(100);
        answer.body().close();

        assertThat(voice.awaitAbandoned()).isTrue();
    }

    @Test
    void aRefusalBeforeTheFirstByteIsAnErrorThatCanBeRead() throws Exception {
        HttpResponse<InputStream> answer = listener.listen("{\"text\":\"" + ScriptedVoice.REFUSED + "\"}");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"error\":\"TTS failed\"", "\"requestId\":\"");
    }
}
