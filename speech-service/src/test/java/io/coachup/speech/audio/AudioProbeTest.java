package io.coachup.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioProbeTest {

    private static final int DATA_SIZE = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void tellsWhatAFileIsAndHowLongItPlays(Fixture fixture) throws Exception {
        ProbedAudio audio = probe(fixture.bytes());

        assertThat(audio.type()).isEqualTo(fixture.type());
        assertThat(audio.duration()).isCloseTo(fixture.duration(), Fixture.FRAME);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0xFFFFFFFFL, 1_000_000})
    void countsTheSamplesThatAreThereWhateverAStreamedWavClaims(long claimed) throws Exception {
        byte[] wav = wav(8000);
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(DATA_SIZE, (int) claimed);

        assertThat(probe(wav).duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotCountWhatFollowsTheSamplesOfAWav() throws Exception {
        byte[] wav = Arrays.copyOf(wav(8000), wav(8000).length + 5000);

        assertThat(probe(wav).duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotBelieveAnInfoHeaderThatClaimsFewerFrames() throws Exception {
        byte[] mp3 = Fixture.MP3_WITH_INFO.bytes();
        int frames = new String(mp3, StandardCharsets.ISO_8859_1).indexOf("Info") + 8;
        ByteBuffer.wrap(mp3).putInt(frames, 1);

        assertThat(probe(mp3).duration()).isCloseTo(Fixture.MP3_WITH_INFO.duration(), Fixture.FRAME);
    }

    @Test
    void findsFramesBehindGarbageWithinAnMp3() throws Exception {
        byte[] mp3 = Fixture.MP3_CONSTANT.bytes();
        byte[] both = joined(mp3, new byte[500], mp3);

        assertThat(probe(both).duration())
                .isCloseTo(Fixture.MP3_CONSTANT.duration().multipliedBy(2), Fixture.FRAME.multipliedBy(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDIA_RECORDER", "WEBM_WITH_DURATION", "MP3_VARIABLE_WITHOUT_INFO", "OGG_OPUS", "OGG_VORBIS"})
    void recordingsThatWereAppendedToEachOtherAddUp(Fixture fixture) throws Exception {
        byte[] both = joined(fixture.bytes(), fixture.bytes());

        assertThat(probe(both).duration()).isCloseTo(fixture.duration().multipliedBy(2), Fixture.FRAME.multipliedBy(2));
    }

    @Test
    void playsAsLongAsItsOpusPacketsWhateverItsTimestampsClaim() throws Exception {
        byte[] webm = Fixture.MEDIA_RECORDER.bytes();
        for (int i = 0; i < webm.length - 8; i++) {
            boolean block = (webm[i] & 0xFF) == 0xA3 && (webm[i + 1] & 0x80) != 0 && (webm[i + 2] & 0xFF) == 0x81;
            if (block) {
                webm[i + 3] = 0;
                webm[i + 4] = 0;
            }
        }

        assertThat(probe(webm).duration()).isGreaterThan(Duration.ofMillis(1230));
    }

    @Test
    void aFragmentWithoutItsSamplesDoesNotCount() throws Exception {
        byte[] mp4 = Fixture.MP4_FRAGMENTED.bytes();
        int second = new String(mp4, StandardCharsets.ISO_8859_1).indexOf("mdat", 1000) - 4;

        assertThat(probe(Arrays.copyOf(mp4, second + 100)).duration()).isCloseTo(Duration.ofMillis(320), Fixture.FRAME);
    }

    @Test
    void anMp4WhoseSamplesAreCutOffIsUnreadable() {
        byte[] mp4 = Fixture.MP4_HEADER_FIRST.bytes();

        assertThatThrownBy(() -> probe(Arrays.copyOf(mp4, mp4.length - 1)))
                .isInstanceOf(UnreadableAudioException.class)
                .hasMessage("The audio is cut off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "R",
                "RIFF....WAVE",
                "RIFF....WEBP............",
                "OggS",
                "ID3",
                "ID3\u0003\u0000\u0000\u007f\u007f\u007f\u007f",
                "<!DOCTYPE html><html>",
                "fLaC............",
                "....ftypisom",
                "....ftypM4A ....",
                "{\"error\":\"not found\"}",
            })
    void whatIsNoSoundIsUnreadable(String bytes) {
        assertThatThrownBy(() -> probe(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnreadableAudioException.class);
    }

    @Test
    void audioWithoutAnySampleIsUnreadable() {
        assertThatThrownBy(() -> probe(wav(0))).isInstanceOf(UnreadableAudioException.class);
    }

    private ProbedAudio probe(byte[] bytes) throws IOException, UnreadableAudioException {
        return AudioProbe.probe(Files.write(folder.resolve("audio"), bytes));
    }

    /** Mono, 8 kHz, 8 bit. */
    private static byte[] wav(int samples) {
        return ByteBuffer.allocate(44 + samples)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + samples)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
