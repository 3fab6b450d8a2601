package io.coachup.speech.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.coachup.speech.audio.AudioProbe;
import io.coachup.speech.audio.AudioType;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MelodyTest {

    @TempDir
    Path folder;

    @Test
    void aTextIsAPlayableWavAsLongAsItsWords() throws Exception {
        Path file = folder.resolve("melody.wav");
        try (InputStream wav = new Melody("Breathe in, then say hello.").wav()) {
            Files.copy(wav, file);
        }

        var audio = AudioProbe.probe(file);

        assertThat(audio.type()).isEqualTo(AudioType.WAV);
        // 23 letters of 60 ms and five pauses of 50 ms.
        assertThat(audio.duration().toMillis()).isCloseTo(23 * 60 + 5 * 50, within(1L));
    }

    @Test
    void itCanBeHeard() throws Exception {
        byte[] wav;
        try (InputStream audio = new Melody("hello").wav()) {
            wav = audio.readAllBytes();
        }
        ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(44);
        double energy = 0;
        int count = samples.remaining() / 2;
        while (samples.remaining() >= 2) {
            double sample = samples.getShort() / 32768.0;
            energy += sample * sample;
        }

        assertThat(Math.sqrt(energy / count)).isGreaterThan(0.1);
    }
}
