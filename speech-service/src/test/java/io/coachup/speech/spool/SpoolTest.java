package io.coachup.speech.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    private Path folder;

    private Spool spool;

    @BeforeEach
    void make() {
        spool = new Spool(() -> folder);
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
        Path left = spool.write(new ByteArrayInputStream(new byte[10]), 10).file();

        new Spool(() -> folder).start(new StartupEvent());

        assertThat(left).doesNotExist();
    }
}
