package io.coachup.speech.provider.local;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.Asked;
import io.coachup.speech.provider.local.ChildProcesses.Bounds;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Decodes what browsers record and encodes what shall be played. */
@Singleton
final class Ffmpeg {

    static final String PROGRAM = "ffmpeg";

    /** 19 MB of samples, however few bytes they were encoded in: about as much as an upload. */
    static final Duration DECODED_MAX = Duration.ofMinutes(10);

    private static final int SAMPLES_PER_SECOND = 16_000;
    private static final int BYTES_PER_SAMPLE = 2;

    private final ChildProcesses programs;

    Ffmpeg(ChildProcesses programs) {
        this.programs = programs;
    }

    /**
     * Writes a recording's samples: 16 kHz, mono, 16 bit, little-endian; no more of them than it says it has, and than there
     * may be. What can't be decoded is refused.
     */
    void decode(Asked asked, Recording recording, Path raw, Duration limit) {
        List<String> command = command(demuxer(recording.type()), recording.file());
        command.addAll(List.of("-t", Long.toString(decodedSeconds(recording.duration()))));
        command.addAll(List.of("-ac", "1", "-ar", Integer.toString(SAMPLES_PER_SECOND), "-f", "s16le", raw.toString()));
        programs.run(asked, command, new Bounds(null, decodedBytes(recording.duration()), limit));
    }

    /** How many bytes the samples of a recording of this length take at most. */
    static long decodedBytes(Duration duration) {
        return decodedSeconds(duration) * SAMPLES_PER_SECOND * BYTES_PER_SAMPLE;
    }

    private static long decodedSeconds(Duration duration) {
        return Math.min(DECODED_MAX.toSeconds(), duration.toSeconds() + 1);
    }

    /** Writes a WAV anew as {@code type}, in at most {@code maxBytes}. */
    void encode(Asked asked, Path wav, AudioType type, Path encoded, long maxBytes, Duration limit) {
        List<String> command = command("wav", wav);
        command.addAll(encoder(type));
        command.add(encoded.toString());
        programs.run(asked, command, new Bounds(null, maxBytes, limit));
    }

    /** The format is given, not guessed, and only files are opened: a playlist can't send it elsewhere. */
    private static List<String> command(String format, Path input) {
        return new ArrayList<>(List.of(
                PROGRAM,
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-protocol_whitelist",
                "file",
                "-f",
                format,
                "-i",
                "file:" + input));
    }

    private static String demuxer(AudioType type) {
        return switch (type) {
            case WEBM -> "matroska";
            case WAV -> "wav";
            case MPEG -> "mp3";
            case MP4, M4A -> "mp4";
            case OGG -> "ogg";
            case FLAC -> "flac";
            case AAC -> "aac";
            case AMR, AMR_WB -> "amr";
        };
    }

    private static List<String> encoder(AudioType type) {
        return switch (type) {
            case WEBM -> List.of("-c:a", "libopus", "-f", "webm");
            case WAV -> List.of("-f", "wav");
            case MPEG -> List.of("-c:a", "libmp3lame", "-f", "mp3");
            case MP4, M4A -> List.of("-c:a", "aac", "-f", "ipod");
            case OGG -> List.of("-c:a", "libopus", "-f", "ogg");
            case FLAC -> List.of("-f", "flac");
            case AAC -> List.of("-f", "adts");
            case AMR -> List.of("-ac", "1", "-ar", "8000", "-f", "amr");
            case AMR_WB -> List.of("-ac", "1", "-ar", "16000", "-f", "amr");
        };
    }
}
