package io.coachup.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.support.Installed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Longer audio, made by ffmpeg where it is installed. */
class InstalledEncodersTest {

    private static final Duration SPOKEN = Duration.ofMillis(47_300);

    /** Encoders fill up their first and last frame, MP3's a little more. */
    private static final Duration FILLED = Duration.ofMillis(75);

    @TempDir
    Path folder;

    @BeforeAll
    static void requirePrograms() {
        Installed.require("ffmpeg");
    }

    @ParameterizedTest
    @CsvSource({
        "a.webm, WEBM, -ac 1 -c:a libopus -b:a 24k",
        "a.webm, WEBM, -ac 2 -c:a libopus -b:a 64k -frame_duration 60 -live 1",
        "a.webm, WEBM, -ac 1 -c:a libopus -b:a 24k -frame_duration 2.5 -cluster_time_limit 1000",
        "a.webm, WEBM, -ac 1 -c:a libvorbis",
        "a.wav, WAV, -ac 2 -ar 44100 -c:a pcm_s24le",
        "a.wav, WAV, -ac 1 -ar 16000 -c:a pcm_f32le",
        "a.wav, WAV, -ac 1 -ar 8000 -c:a pcm_alaw",
        "a.mp3, MPEG, -ac 2 -ar 44100 -b:a 128k",
        "a.mp3, MPEG, -ac 1 -ar 22050 -q:a 5",
        "a.mp3, MPEG, -ac 1 -ar 24000 -b:a 16k -write_xing 0",
        "a.mp4, MP4, -ac 1 -c:a aac -b:a 32k",
        "a.mp4, MP4, -ac 2 -ar 44100 -c:a aac -movflags +faststart",
        "a.mp4, MP4, -ac 1 -c:a aac -movflags frag_keyframe+empty_moov -frag_duration 1000000",
        "a.mp4, MP4, -ac 1 -c:a aac -movflags frag_keyframe+delay_moov+dash -frag_duration 250000",
        "a.mp4, MP4, -ac 1 -c:a aac -movflags frag_keyframe -frag_duration 500000",
        "a.m4a, M4A, -ac 1 -c:a alac",
        "a.ogg, OGG, -ac 1 -c:a libopus -b:a 16k",
        "a.ogg, OGG, -ac 2 -c:a libvorbis",
        "a.flac, FLAC, -ac 1 -ar 16000 -sample_fmt s16",
        "a.flac, FLAC, -ac 2 -ar 44100 -sample_fmt s32 -frame_size 4608",
        "a.aac, AAC, -ac 1 -ar 44100 -b:a 32k -f adts",
        "a.aac, AAC, -ac 2 -ar 44100 -b:a 24k -f adts",
        "a.webm, WEBM, -ac 1 -c:a libopus -b:a 24k -f webm -live 1",
        "a.mp4, MP4, -ac 1 -c:a aac -movflags empty_moov+default_base_moof+frag_every_frame",
    })
    void whatAnEncoderMadeIsAsLongAsWhatItWasGiven(String name, AudioType type, String options) throws Exception {
        Path file = encode(name, options);

        ProbedAudio audio = AudioProbe.probe(file);

        assertThat(audio.type()).isEqualTo(type);
        assertThat(audio.duration()).isCloseTo(SPOKEN, FILLED);
    }

    private Path encode(String name, String options) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i"));
        command.add("sine=frequency=440:sample_rate=48000:duration=47.3");
        command.addAll(List.of(options.split(" ")));
        command.add(file.toString());
        Process encoder = new ProcessBuilder(command).inheritIO().start();
        assertThat(encoder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(encoder.exitValue()).isZero();
        return file;
    }
}
