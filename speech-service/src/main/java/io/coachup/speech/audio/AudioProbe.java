package io.coachup.speech.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Tells container and duration of audio from its bytes alone. Reads forward through one small window, whatever lengths
 * the file claims: memory is constant, time grows with the file's size.
 */
public final class AudioProbe {

    private static final Duration LONGEST = Duration.ofDays(1);

    private AudioProbe() {}

    /**
     * Reads what is in {@code file}.
     *
     * @throws UnreadableAudioException when it is no audio of a known container, or holds no sound
     * @throws UncheckedIOException when the disk fails
     */
    public static ProbedAudio probe(Path file) throws UnreadableAudioException {
        try (AudioBytes bytes = AudioBytes.open(file)) {
            AudioType type = AudioSignature.of(bytes);
            Duration duration = duration(type, bytes);
            if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
                throw new UnreadableAudioException("The audio has no possible duration", duration.isZero());
            }
            return new ProbedAudio(type, duration);
        } catch (ArithmeticException e) {
            // Lengths and times that add up to more than a long can hold are no recording's.
            throw new UnreadableAudioException("The audio has no possible duration", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration duration(AudioType type, AudioBytes bytes) throws UnreadableAudioException, IOException {
        return switch (type) {
            case WAV -> WavReader.duration(bytes);
            case MPEG -> MpegReader.duration(bytes);
            case MP4, M4A -> new Mp4Reader(bytes).duration();
            case OGG -> new OggReader(bytes).duration();
            case WEBM -> new WebmReader(bytes).duration();
            case FLAC -> new FlacReader(bytes).duration();
            case AAC -> AdtsReader.duration(bytes);
            case AMR, AMR_WB -> AmrReader.duration(bytes);
        };
    }
}
