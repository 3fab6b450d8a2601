package io.coachup.speech.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.logging.EventLog;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.testing.Logs;
import io.coachup.testing.S3Resource;
import io.coachup.testing.TokenIssuerResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deleting old audio on a real S3 API. */
@QuarkusTest
@QuarkusTestResource(S3Resource.class)
@QuarkusTestResource(TokenIssuerResource.class)
@QuarkusTestResource(StorageSecrets.class)
class RetentionTest {

    private static final int PAGE = 4;
    private static final int OBJECTS = 3 * PAGE + 1;
    private static final Duration AGE = Duration.ofDays(30);

    @Inject
    S3Client s3;

    @Inject
    StorageConfig config;

    @Inject
    ObjectKeys keys;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    @Inject
    EventLog log;

    private ExpiredAudio audio;
    private Path sound;

    @BeforeEach
    void emptyTheBucket() throws IOException {
        sound = Files.writeString(folder.resolve("sound"), "sound");
        audio = new ExpiredAudio(s3, config, PAGE);
        stored().forEach(
                        key -> s3.deleteObject(delete -> delete.bucket(bucket()).key(key)));
    }

    @Test
    void audioIsDeletedOnceItIsOldEnough() {
        // Given
        for (int i = 0; i < OBJECTS; i++) {
            store(keys.create("user-" + i, AudioType.WAV));
            store(keys.createSynthesized("user-" + i, AudioType.MPEG));
        }
        Instant now = Instant.now();

        // When, then
        assertThat(audio.delete(now.plus(Duration.ofDays(29)).minus(AGE))).isEqualTo(new ExpiredAudio.Swept(0, 0));
        assertThat(stored()).hasSize(2 * OBJECTS);
        assertThat(audio.delete(now.plus(Duration.ofDays(31)).minus(AGE)))
                .isEqualTo(new ExpiredAudio.Swept(2 * OBJECTS, 0));
        assertThat(stored()).isEmpty();
        assertThat(audio.delete(now.plus(Duration.ofDays(31)).minus(AGE))).isEqualTo(new ExpiredAudio.Swept(0, 0));
    }

    @Test
    void whatIsNotOursStays() {
        List<String> others =
                List.of("audio/readme.txt", "audio/2025-01-01/x.wav", "other/a.wav", "tts/", "audiobook/a");
        others.forEach(this::store);
        store(keys.create("ada", AudioType.WAV));

        assertThat(audio.delete(Instant.now().plus(AGE)).deleted()).isEqualTo(1);

        assertThat(stored()).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void severalReplicasMaySweepAtOnce() throws Exception {
        for (int i = 0; i < OBJECTS; i++) {
            store(keys.create("user-" + i, AudioType.WAV));
        }
        Callable<ExpiredAudio.Swept> sweep = () -> audio.delete(Instant.now().plus(AGE));

        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ExpiredAudio.Swept> swept : replicas.invokeAll(List.of(sweep, sweep, sweep))) {
                assertThat(swept.get().failed()).isZero();
            }
        }

        assertThat(stored()).isEmpty();
    }

    @Test
    void theFirstSweepIsSoonAndNoFailureIsTheLast() throws Exception {
        // Given a storage whose first answer is one that nobody expected
        CountDownLatch asked = new CountDownLatch(2);
        S3Client odd = (S3Client)
                Proxy.newProxyInstance(S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (_, _, _) -> {
                    asked.countDown();
                    throw new IllegalStateException("of which nothing is logged");
                });
        RetentionSweeper sweeper = new RetentionSweeper(new Often(), config, new ExpiredAudio(odd, config), log);
        try (Logs logs = Logs.capture()) {
            // When
            sweeper.start(new StartupEvent());

            // Then
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(logs.line("storage.retention"))
                    .contains("\"level\":\"warn\"", "storage_failed", "IllegalStateException")
                    .doesNotContain("of which nothing");
        } finally {
            sweeper.stop(new ShutdownEvent());
        }
    }

    private record Often() implements RetentionConfig {

        @Override
        public String days() {
            return "30";
        }

        @Override
        public Duration firstWithin() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "30", "3650"})
    void daysAreANumber(String setting) {
        assertThat(RetentionConfig.isDays(setting)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "3651", "99999999999", "1.5", "30d", "P30D", "forever", "٣٠", "+1"})
    void nonsenseStopsStartUp(String setting) {
        assertThat(RetentionConfig.isDays(setting)).isFalse();
    }

    private void store(String key) {
        store.put(key, AudioType.WAV, sound, Deadline.after(Duration.ofMinutes(1)));
    }

    private List<String> stored() {
        return new ArrayList<>(s3.listObjectsV2Paginator(list -> list.bucket(bucket())).contents().stream()
                .map(S3Object::key)
                .toList());
    }

    private String bucket() {
        return config.bucket().orElseThrow();
    }
}
