package io.coachup.speech.provider.local;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.selection.ProviderException.Kind;
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

    private static final String SAMPLES_PER_SECOND = "16000";

    private final Programs programs;

    Ffmpeg(Programs programs) {
        this.programs = programs;
    }

    /**
     * Writes a recording's samples: 16 kHz, mono, 16 bit, little-endian; no more than there may be of them. What can't be
     * decoded is refused.
     */
    void decode(Path audio, AudioType type, Path raw, Duration limit) {
        List<String> command = command(demuxer(type), audio);
        command.addAll(List.of("-t", Long.toString(DECODED_MAX.toSeconds())));
        command.addAll(List.of("-ac", "1", "-ar", SAMPLES_PER_SECOND, "-f", "s16le", raw.toString()));
        programs.run(command, null, limit, Kind.REFUSED);
    }

    /** Writes a WAV anew as {@code type}. */
    void encode(Path wav, AudioType type, Path encoded, Duration limit) {
        List<String> command = command("wav", wav);
        command.addAll(encoder(type));
        command.add(encoded.toString());
        programs.run(command, null, limit);
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
        };
    }

    private static List<String> encoder(AudioType type) {
        return switch (type) {
            case WEBM -> List.of("-c:a", "libopus", "-f", "webm");
            case WAV -> List.of("-f", "wav");
            case MPEG -> List.of("-c:a", "libmp3lame", "-f", "mp3");
            case MP4, M4A -> List.of("-c:a", "aac", "-f", "ipod");
            case OGG -> List.of("-c:a", "libopus", "-f", "ogg");
        };
    }
}
