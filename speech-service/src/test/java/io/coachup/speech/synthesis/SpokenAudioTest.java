package io.coachup.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.spool.TestSpool;
import io.coachup.speech.support.Sound;
import io.coachup.speech.tts.SpeechAudio;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails after a provider has spoken, nothing of it stays on the disk. */
class SpokenAudioTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasSaidIsOnTheDiskUntilItIsClosed() throws Exception {
        byte[] wav = Sound.wav(1);

        try (SpokenAudio spoken = SpokenAudio.of(speech(new ByteArrayInputStream(wav)), TestSpool.in(folder))) {
            assertThat(spoken.spooled().file()).hasBinaryContent(wav);
            assertThat(spoken.audio().duration()).hasSeconds(1);
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aProviderThatFailsWhenItIsClosedLeavesNothing() {
        InputStream audio = new FilterInputStream(new ByteArrayInputStream(Sound.wav(1))) {
            @Override
            public void close() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatThrownBy(() -> SpokenAudio.of(speech(audio), TestSpool.in(folder)))
                .isInstanceOf(IOException.class)
                .hasMessage("reset");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDiskThatFailsAfterwardsLeavesNothing() {
        InputStream audio = new FilterInputStream(new ByteArrayInputStream(Sound.wav(1))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    makeUnreadable();
                }
                return read;
            }
        };

        assertThatThrownBy(() -> SpokenAudio.of(speech(audio), TestSpool.in(folder)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNoAudioLeavesNothing() {
        assertThatThrownBy(() -> SpokenAudio.of(speech(new ByteArrayInputStream(new byte[1000])), TestSpool.in(folder)))
                .isInstanceOf(ProviderException.class)
                .hasMessage("The audio can't be played");
        assertThat(folder).isEmptyDirectory();
    }

    /** Puts a folder, which nobody can read as audio, in the place of the file. */
    private void makeUnreadable() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
                Files.createDirectory(file);
            }
        }
    }

    private static SpeechAudio speech(InputStream audio) {
        return new SpeechAudio(audio, AudioType.WAV, null, "model");
    }
}
