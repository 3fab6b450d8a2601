package io.coachup.speech.storage;

import static io.coachup.speech.spool.TestSpool.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.spool.TestSpool;
import io.coachup.testing.S3Resource;
import io.coachup.testing.TokenIssuerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Storing on a real S3 API. */
@QuarkusTest
@QuarkusTestResource(S3Resource.class)
@QuarkusTestResource(TokenIssuerResource.class)
@QuarkusTestResource(StorageSecrets.class)
class ObjectStoreTest {

    private static final int BYTES = 3_000_000;
    private static final Deadline LATER = Deadline.after(Duration.ofMinutes(10));

    @Inject
    ObjectStore store;

    @Inject
    ObjectKeys keys;

    @Inject
    S3Client s3;

    @Inject
    StorageConfig config;

    @TempDir
    Path folder;

    @Test
    void whatIsStoredCanBeFetchedUntilItIsDeleted() throws Exception {
        // Given
        byte[] audio = new byte[BYTES];
        new Random(1).nextBytes(audio);
        String key = keys.createSynthesized("ada", AudioType.MPEG);

        // When
        store.put(key, AudioType.MPEG, Files.write(folder.resolve("speech"), audio), LATER);

        // Then
        Path fetched = Files.writeString(folder.resolve("fetched"), "what was there before");
        assertThat(store.exists(key)).isTrue();
        assertThat(store.download(key, into(fetched), BYTES, LATER)).isEqualTo(BYTES);
        assertThat(fetched).hasBinaryContent(audio);
        assertThat(s3.headObject(head ->
                                head.bucket(config.bucket().orElseThrow()).key(key))
                        .contentType())
                .isEqualTo("audio/mpeg");

        store.delete(key);
        store.delete(key);
        assertThat(store.exists(key)).isFalse();
    }

    @Test
    void anObjectThatIsLargerThanAllowedIsNotFetched() throws Exception {
        String key = keys.create("ada", AudioType.WAV);
        store.put(key, AudioType.WAV, Files.write(folder.resolve("recording"), new byte[BYTES]), LATER);
        Path fetched = folder.resolve("fetched");

        assertThatThrownBy(() -> store.download(key, into(fetched), BYTES - 1, LATER))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
                    assertThat(e.maxBytes()).isEqualTo(BYTES - 1);
                })
                .hasMessage("Audio too large");
        assertThat(Files.size(fetched)).isLessThan(BYTES);
    }

    @Test
    void aFullDiskIsNotTheStoragesFault() throws Exception {
        String key = keys.create("ada", AudioType.WAV);
        store.put(key, AudioType.WAV, Files.write(folder.resolve("recording"), new byte[BYTES]), LATER);

        assertCode(ErrorCode.UNAVAILABLE, () -> store.download(key, TestSpool.onFullDisk(), BYTES, LATER));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertCode(
                ErrorCode.NOT_FOUND,
                () -> store.download(keys.create("ada", AudioType.WAV), into(folder.resolve("fetched")), BYTES, LATER));
    }

    @Test
    void keysOfBothKindsBelongToTheirOwnerAlone() {
        String recorded = keys.create("ada", AudioType.WAV);
        String synthesized = keys.createSynthesized("ada", AudioType.MPEG);

        assertThat(synthesized).matches("tts/[0-9a-f]{64}/\\d{4}-\\d\\d-\\d\\d/[0-9a-f-]{36}\\.mp3");
        assertThat(keys.belongsTo("ada", recorded)).isTrue();
        assertThat(keys.belongsTo("ada", synthesized)).isTrue();
        assertThat(keys.belongsTo("bob", recorded)).isFalse();
        assertThat(keys.belongsTo("bob", synthesized)).isFalse();
        assertThat(keys.belongsTo("ada", "x" + synthesized)).isFalse();
        assertThat(keys.belongsTo("ada", synthesized.replace("tts/", "other/"))).isFalse();
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
