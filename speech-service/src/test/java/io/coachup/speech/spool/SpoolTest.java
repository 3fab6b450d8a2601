package io.coachup.speech.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        spool = new Spool(() -> folder);
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
        Path made = spool.folder().path();
        Files.writeString(made.resolve("text"), "what somebody said");

        start(spool);

        assertThat(file).doesNotExist();
        assertThat(made).doesNotExist();
    }

    @Test
    void aFolderIsThereUntilItIsClosed() throws Exception {
        try (SpooledFolder made = spool.folder()) {
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

        assertThatThrownBy(() -> new Spool(() -> folder).start(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("AUDIO_TEMP_DIR");

        assertThat(inUse).exists();
        spool.stop(new ShutdownEvent());
        start(new Spool(() -> folder));
        assertThat(inUse).doesNotExist();
    }

    private void start(Spool started) {
        started.start(new StartupEvent());
        running = started;
    }
}
