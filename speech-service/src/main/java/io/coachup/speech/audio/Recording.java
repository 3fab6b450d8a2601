package io.coachup.speech.audio;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What somebody said, on disk and checked: its bytes are of its type.
 *
 * @param file where the bytes are until the request ends
 * @param bytes size, at least 1
 * @param duration as its container says
 * @param objectKey where it is stored, or null
 */
public record Recording(Path file, long bytes, AudioType type, Duration duration, String objectKey) {

    /**
     * What is in {@code file}.
     *
     * @param contentType what the sender declared, or null if nothing that binds
     * @throws ApiException 400 when the bytes are no sound, of a type that nobody may upload, or not the declared one
     * @throws UncheckedIOException when the disk fails
     */
    public static Recording of(Path file, String contentType, String objectKey) {
        AudioType declared = contentType == null ? null : uploadable(contentType);
        ProbedAudio audio;
        long bytes;
        try {
            audio = AudioProbe.probe(file);
            bytes = Files.size(file);
        } catch (UnreadableAudioException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "The audio could not be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (declared != null && !declared.sameBytesAs(audio.type())) {
            throw ApiException.invalid("The audio is not what its content type says");
        }
        AudioType type = declared == null ? uploadable(audio.type().contentType()) : declared;
        return new Recording(file, bytes, type, audio.duration(), objectKey);
    }

    /** The same, stored under this key. */
    public Recording storedAs(String key) {
        return new Recording(file, bytes, type, duration, key);
    }

    private static AudioType uploadable(String contentType) {
        return AudioType.uploadable(contentType).orElseThrow(() -> ApiException.invalid("Unsupported contentType"));
    }
}
