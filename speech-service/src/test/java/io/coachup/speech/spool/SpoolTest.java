package io.coachup.speech.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    private Path folder;

    private Spool spool;
    private Spool running;

    @BeforeEach
    void make() {
        spool = TestSpool.in(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.stop(new ShutdownEvent());
        }
    }

    @Test
    void audioIsOnDiskUntilItIsClosed() throws Exception {
        byte[] audio = new byte[40_000];
        audio[39_999] = 7;

        try (SpooledAudio spooled = spool.write(new ByteArrayInputStream(audio), audio.length)) {
            assertThat(spooled.bytes()).isEqualTo(40_000);
            assertThat(spooled.file()).hasBinaryContent(audio);
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void moreThanAllowedLeavesNothing() {
        assertThatThrownBy(() -> spool.write(new ByteArrayInputStream(new byte[101]), 100))
                .isInstanceOf(AudioTooLargeException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatBreaksOffLeavesNothing() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> spool.write(broken, 100)).hasMessage("gone");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAtStart() throws Exception {
        Path file = spool.write(new ByteArrayInputStream(new byte[10]), 10).file();
        Path made = spool.folder(10).path();
        Files.writeString(made.resolve("text"), "what somebody said");

        start(spool);

        assertThat(file).doesNotExist();
        assertThat(made).doesNotExist();
    }

    @Test
    void aFolderIsThereUntilItIsClosed() throws Exception {
        try (SpooledFolder made = spool.folder(10)) {
            Files.writeString(made.file("text"), "what somebody said");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatALinkLeadsToIsNotRemoved(@TempDir Path elsewhere) throws Exception {
        Path other = Files.writeString(elsewhere.resolve("audio-of-others"), "sound");
        Files.createSymbolicLink(folder.resolve("audio-link"), elsewhere);

        start(spool);

        assertThat(other).exists();
        assertThat(folder.resolve("audio-link")).doesNotExist();
    }

    @Test
    void twoServicesNeverShareAFolder() throws Exception {
        start(spool);
        Path inUse = spool.write(new ByteArrayInputStream(new byte[10]), 10).file();

        assertThatThrownBy(() -> TestSpool.in(folder).start(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("AUDIO_TEMP_DIR");

        assertThat(inUse).exists();
        spool.stop(new ShutdownEvent());
        start(TestSpool.in(folder));
        assertThat(inUse).doesNotExist();
    }

    @Test
    void moreOfOnePersonThanTheirShareIsRefusedAndNothingOfItIsKept() throws Exception {
        spool = TestSpool.in(folder, 1000, 100);
        try (SpooledAudio _ = spool.write(new ByteArrayInputStream(new byte[60]), 100)) {
            assertRefused(ErrorCode.RATE_LIMITED, () -> spool.write(new ByteArrayInputStream(new byte[41]), 100));
            assertRefused(ErrorCode.RATE_LIMITED, () -> spool.fill(target -> fill(target, 41)));
            assertRefused(ErrorCode.RATE_LIMITED, () -> spool.folder(41));
            assertThat(folder.toFile().list()).hasSize(1);

            spool.write(new ByteArrayInputStream(new byte[40]), 100).close();
        }
        spool.fill(target -> fill(target, 100)).close();
        spool.folder(100).close();
        spool.write(new ByteArrayInputStream(new byte[100]), 100).close();
    }

    @Test
    void whatIsWrittenAnewTakesRoomOnce() {
        spool = TestSpool.in(folder, 1000, 100);

        spool.fill(target -> fill(target, 70) + fill(target, 90)).close();
    }

    @Test
    void whenAllRoomIsTakenEverybodyIsToldToComeBack() {
        SpoolRoom room = new SpoolRoom(250, 100);
        room.take("ada", 100);
        room.take("bob", 100);

        assertRefused(ErrorCode.UNAVAILABLE, () -> room.take("eve", 51));

        room.take("eve", 50);
        room.give("bob", 1);
        room.take("eve", 1);
        assertRefused(ErrorCode.RATE_LIMITED, () -> room.take("ada", 1));
    }

    @Test
    void aFullDiskIsNobodysFault() {
        assertRefused(ErrorCode.UNAVAILABLE, () -> fill(TestSpool.onFullDisk(), 1));
    }

    private static long fill(AudioTarget target, int bytes) {
        try (OutputStream out = target.open()) {
            out.write(new byte[bytes]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.retryAfterSeconds()).isPositive();
        });
    }

    private void start(Spool started) {
        started.start(new StartupEvent());
        running = started;
    }
}
