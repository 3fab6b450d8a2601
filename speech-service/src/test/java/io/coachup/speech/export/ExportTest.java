package io.coachup.speech.export;

import static io.coachup.speech.support.Api.as;
import static io.coachup.speech.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.ObjectStore;
import io.coachup.speech.support.SkillsPeer;
import io.coachup.speech.support.SpeechTest;
import io.coachup.testing.Logs;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SpeechTest
class ExportTest {

    private static final String PATH = "/api/v1/users/export";

    @Inject
    ObjectStore store;

    @Inject
    ObjectKeys keys;

    @TempDir
    Path folder;

    private final String ada = unique("ada");

    @Test
    void rowsAndLinksToAudioAreOneDocument() throws Exception {
        String recorded = store(keys.create(ada, AudioType.WAV), "recorded");
        String spoken = store(keys.createSynthesized(ada, AudioType.MPEG), "spoken");
        store(keys.create(unique("bob"), AudioType.WAV), "bobs");

        JsonPath document = as(ada).get(PATH)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .header("content-disposition", equalTo("attachment; filename=\"coachup-export.json\""))
                .extract()
                .jsonPath();

        assertThat(document.getList("audio.objectKey")).isEqualTo(List.of(recorded, spoken));
        assertThat(document.getList("audio.sizeBytes")).isEqualTo(List.of(8, 6));
        assertThat(document.getList("audio.contentType")).isEqualTo(List.of("audio/wav", "audio/mpeg"));
        assertThat(fetched(document.getString("audio[0].url"))).isEqualTo("recorded");
        assertThat(document.getList("sessions.sessionId")).isEqualTo(List.of("s"));
        assertThat(document.getBoolean("complete")).isTrue();
    }

    @Test
    void keysAndLinksAreInNoLog() throws Exception {
        String key = store(keys.create(ada, AudioType.WAV), "recorded");
        try (Logs logs = Logs.capture()) {
            String request = unique("r");
            as(ada).header("x-request-id", request).get(PATH).then().statusCode(200);

            assertThat(logs.line(request, "\"route\"")).doesNotContain(key, "X-Amz", ada);
        }
    }

    @Test
    void whoIsBusyOrUnknownIsToldSo() {
        as(ada).header("x-request-id", unique(SkillsPeer.BUSY))
                .get(PATH)
                .then()
                .statusCode(429)
                .header("retry-after", "7")
                .body("code", equalTo("rate_limited"), "error", equalTo("Your data is being exported already"));
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void aDocumentThatBreaksOffDoesNotLookWhole() {
        assertThatThrownBy(() -> as(ada).header("x-request-id", unique(SkillsPeer.CUT))
                        .get(PATH)
                        .asString())
                .isInstanceOf(Exception.class);
    }

    private String store(String key, String text) throws Exception {
        Path sound = Files.writeString(folder.resolve(text), text);
        store.put(key, AudioType.WAV, sound, Deadline.after(Duration.ofMinutes(1)));
        return key;
    }

    private static String fetched(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
