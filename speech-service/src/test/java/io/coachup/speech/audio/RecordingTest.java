package io.coachup.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "MEDIA_RECORDER, audio/webm;codecs=opus, WEBM",
        "WAV, AUDIO/WAV, WAV",
        "MP3_VARIABLE, audio/mpeg, MPEG",
        "M4A, audio/mp4, MP4",
        "M4A, audio/x-m4a, M4A",
        "MP4_FRAGMENTED, audio/x-m4a, M4A",
        "MP4_FRAGMENTED, audio/mp4, MP4",
        "MP4_FRAGMENTED, , MP4",
        "M4A, , M4A",
        "M4A, audio/m4a, M4A",
        "MP4_FRAGMENTED, audio/mp4;codecs=mp4a.40.2, MP4",
        "MP4_FRAGMENTED, video/mp4, MP4",
        "MEDIA_RECORDER, 'video/webm;codecs=\"vp8,opus\"', WEBM",
        "MEDIA_RECORDER, application/octet-stream, WEBM",
        "OGG_OPUS, audio/ogg; codecs=opus, OGG",
        "OGG_OPUS, , OGG",
        "OGG_OPUS, audio/webm, OGG",
        "WAV, audio/x-wav, WAV",
        "WAV, audio/webm, WAV",
        "WAV, audio/some-new-type, WAV",
        "MP3_CONSTANT, audio/mp3, MPEG",
        "MP3_CONSTANT, audio/mp4, MPEG",
        "FLAC, audio/x-flac, FLAC",
        "FLAC_STREAMED, , FLAC",
        "AAC, audio/aac, AAC",
        "AAC, audio/mpeg, AAC",
        "AMR, audio/amr, AMR",
        "AMR, audio/amr-wb, AMR",
        "AMR_WIDE, audio/3gpp, AMR_WB",
        "AMR_WIDE, audio/amr, AMR_WB",
        "AMR_WIDE, AUDIO/AMR-WB; octet-align=1, AMR_WB",
    })
    void isOfTheDeclaredTypeOrOfTheOneThatItsBytesShow(Fixture fixture, String declared, AudioType type)
            throws Exception {
        Path file = file(fixture);

        Recording recording = Recording.of(file, declared, "key");

        assertThat(recording.type()).isEqualTo(type);
        assertThat(recording.bytes()).isEqualTo(Files.size(file));
        assertThat(recording.duration()).isCloseTo(fixture.duration(), Fixture.FRAME);
        assertThat(recording.objectKey()).isEqualTo("key");
        assertThat(recording.file()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/json", "application/x-www-form-urlencoded", "audio"})
    void isRefusedWhenItIsCalledSomethingElseThanAudio(String declared) throws Exception {
        assertRefused(file(Fixture.WAV), declared, "Unsupported contentType");
    }

    @Test
    void isRefusedWhenItIsNoSound() throws Exception {
        Path file = Files.writeString(folder.resolve("audio"), "Not found, says an error page");

        assertRefused(file, "audio/wav", "The audio could not be read");
        assertRefused(Files.write(file, new byte[0]), null, "The audio could not be read");
    }

    private static void assertRefused(Path file, String declared, String message) {
        assertThatThrownBy(() -> Recording.of(file, declared, null))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code().status()).isEqualTo(400))
                .hasMessage(message);
    }

    private Path file(Fixture fixture) throws IOException {
        return Files.write(folder.resolve("audio"), fixture.bytes());
    }
}
