package io.coachup.speech.synthesis;

import static io.coachup.speech.support.Api.STT;
import static io.coachup.speech.support.Api.TTS;
import static io.coachup.speech.support.Api.as;
import static io.coachup.speech.support.Api.metric;
import static io.coachup.speech.support.Api.post;
import static io.coachup.speech.support.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.SpeechWorld;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service does when there is no storage. */
@SpeechTest
@TestProfile(WithoutStorageTest.NoBucket.class)
class WithoutStorageTest {

    @TestHTTPResource(management = true)
    URI management;

    /** {@code S3_BUCKET_AUDIO} is not set. */
    public static final class NoBucket implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("coachup.storage.bucket", "");
        }
    }

    @Test
    void aFreshServiceHasItsSeriesAtZero() {
        for (String series : new String[] {
            "next_audio_bytes_in{route=\"POST /api/v1/stt\"}",
            "next_storage_bytes_uploaded{route=\"POST /api/v1/stt\"}",
            "next_storage_bytes_uploaded{route=\"POST /api/v1/tts\"}",
            "next_provider_errors{route=\"POST /api/v1/stt\",provider=\"mock\"}",
            "coachup_transcript_persist_total{outcome=\"error\",role=\"user\"}",
        }) {
            assertThat(metric(management, series)).as(series).isZero();
        }
    }

    @Test
    void spokenAudioComesInTheAnswer() {
        JsonPath spoken = post("ada", TTS, "text", "Hello", "provider", "openai")
                .statusCode(200)
                .extract()
                .jsonPath();

        String prefix = "data:audio/wav;base64,";
        assertThat(spoken.getString("audioUrl")).startsWith(prefix);
        assertThat(Base64.getDecoder().decode(spoken.getString("audioUrl").substring(prefix.length())))
                .isEqualTo(SpeechWorld.VOICE.audio());
        assertThat(metric(management, "next_storage_bytes_uploaded{route=\"POST /api/v1/tts\"}"))
                .isZero();
    }

    @Test
    void anUploadThatHadToBeStoredIsRefusedAndTheLogNamesTheVariable() throws Exception {
        try (Logs logs = Logs.capture()) {
            as("ada")
                    .header("x-request-id", "r-no-storage")
                    .multiPart("audio", "u.webm", Sound.wav(1), "audio/wav")
                    .post(STT)
                    .then()
                    .statusCode(501)
                    .body("error", equalTo("Storage not configured"));

            assertThat(logs.line("r-no-storage"))
                    .contains("\"type\":\"provider_unconfigured\"", "S3_BUCKET_AUDIO missing", "\"level\":\"error\"");
        }
        upload("ada", Sound.wav(1), "text/plain").statusCode(400);
    }
}
