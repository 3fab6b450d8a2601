package io.coachup.speech.transcription;

import static io.coachup.speech.support.Api.metric;
import static io.coachup.speech.support.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.SpeechWorld;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Uploads that go to the provider only. */
@SpeechTest
@TestProfile(InlineUploadTest.Inline.class)
class InlineUploadTest {

    @TestHTTPResource(management = true)
    URI management;

    /** {@code STT_MULTIPART_DATAURL_ENABLED=1}, and no budget of audio. */
    public static final class Inline implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("STT_MULTIPART_DATAURL_ENABLED", "1", "BUDGET_SPEECH_SECONDS_PER_DAY", "");
        }
    }

    @Test
    void nothingIsStoredAndNobodyIsAskedForTime() {
        upload("inline", Sound.wav(3), "audio/wav")
                .statusCode(200)
                .body("text", containsString("mock transcript"))
                .body("objectKey", nullValue(), "audioUrl", nullValue());

        assertThat(SpeechWorld.SKILLS.hasNoWish("inline")).isTrue();
        assertThat(metric(management, "next_storage_bytes_uploaded{route=\"POST /api/v1/stt\"}"))
                .isZero();
    }
}
