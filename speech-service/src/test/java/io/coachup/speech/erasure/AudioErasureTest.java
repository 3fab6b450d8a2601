package io.coachup.speech.erasure;

import static io.coachup.speech.support.Api.metric;
import static io.coachup.speech.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.ObjectStore;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.SpeechWorld;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SpeechTest
class AudioErasureTest {

    @Inject
    ObjectStore store;

    @Inject
    ObjectKeys keys;

    @TestHTTPResource(management = true)
    URI management;

    @TempDir
    Path folder;

    private final String ada = unique("ada");

    @Test
    void theAudioOfAnErasedPersonGoesAndNobodyElses() throws Exception {
        String recorded = store(keys.create(ada, AudioType.WAV));
        String spoken = store(keys.createSynthesized(ada, AudioType.MPEG));
        String bobs = store(keys.create(unique("bob"), AudioType.WAV));
        double before = metric(management, "coachup_audio_erasures_total{outcome=\"deleted\"}");
        try (Logs logs = Logs.capture()) {
            SpeechWorld.SKILLS.erase(ada, System.currentTimeMillis());

            assertThat(SpeechWorld.SKILLS.erased(ada)).isTrue();
            assertThat(logs.line("storage.erasure", "\"deleted\":2"))
                    .doesNotContain(ada, recorded, recorded.split("/")[1]);
        }
        assertThat(store.exists(recorded)).isFalse();
        assertThat(store.exists(spoken)).isFalse();
        assertThat(store.exists(bobs)).isTrue();
        assertThat(metric(management, "coachup_audio_erasures_total{outcome=\"deleted\"}"))
                .isGreaterThan(before);

        SpeechWorld.SKILLS.erase(ada, System.currentTimeMillis());
        assertThat(SpeechWorld.SKILLS.erased(ada)).isTrue();
    }

    @Test
    void whatWasStoredAfterwardsStays() throws Exception {
        String recorded = store(keys.create(ada, AudioType.WAV));

        SpeechWorld.SKILLS.erase(ada, System.currentTimeMillis() - 10_000);

        assertThat(SpeechWorld.SKILLS.erased(ada)).isTrue();
        assertThat(store.exists(recorded)).isTrue();
    }

    @Test
    void speechThatWasBeingMadeGoesToo() throws Exception {
        String spoken = store(keys.createSynthesized(ada, AudioType.MPEG));

        SpeechWorld.SKILLS.erase(ada, System.currentTimeMillis() - 10_000);

        assertThat(SpeechWorld.SKILLS.erased(ada)).isTrue();
        assertThat(store.exists(spoken)).isFalse();
    }

    @Test
    void oneThatFailsIsSaidToBeLeft() throws Exception {
        try (Logs logs = Logs.capture()) {
            // Nobody's audio can be named.
            SpeechWorld.SKILLS.erase("", System.currentTimeMillis());

            assertThat(SpeechWorld.SKILLS.erased("")).isFalse();
            assertThat(logs.line("storage.erasure", "storage_failed")).contains("\"level\":\"warn\"");
        }
        assertThat(metric(management, "coachup_audio_erasures_total{outcome=\"failed\"}"))
                .isPositive();
    }

    private String store(String key) throws Exception {
        Path sound = Files.writeString(folder.resolve("sound"), "sound");
        store.put(key, AudioType.WAV, sound, Deadline.after(Duration.ofMinutes(1)));
        return key;
    }
}
