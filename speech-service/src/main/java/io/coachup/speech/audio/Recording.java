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
 * @param file where the bytes are until the request ends; null when they were not fetched, because nobody will hear them
 * @param bytes size, at least 1, or 0 when they were not fetched
 * @param type null when it was not fetched and nothing tells
 * @param duration as its container says; zero when nothing was to be read and nobody will hear it
 * @param objectKey where it is stored, or null
 * @param address what a provider names it by that hears nothing, or null
 */
public record Recording(Path file, long bytes, AudioType type, Duration duration, String objectKey, String address) {

    /** One that has no name but its bytes. */
    public Recording(Path file, long bytes, AudioType type, Duration duration, String objectKey) {
        this(file, bytes, type, duration, objectKey, null);
    }

    /**
     * What is in {@code file}: its bytes say of which type, whatever its sender called it.
     *
     * @param contentType what the sender declared, or null; of two names for the same bytes the sender's is kept
     * @throws ApiException 400 when the content type is of something else than audio, or the bytes are no sound
     * @throws UncheckedIOException when the disk fails
     */
    public static Recording of(Path file, String contentType, String objectKey) {
        requireAudio(contentType);
        try {
            ProbedAudio audio = AudioProbe.probe(file);
            AudioType type = contentType == null
                    ? audio.type()
                    : AudioType.named(contentType)
                            .filter(audio.type()::sameBytesAs)
                            .orElse(audio.type());
            return new Recording(file, Files.size(file), type, audio.duration(), objectKey);
        } catch (UnreadableAudioException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "The audio could not be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Like {@link #of}, for somebody who hears nothing: bytes that are no sound are what they are called.
     *
     * @throws ApiException 400 when the content type is of something else than audio
     */
    public static Recording unheard(Path file, String contentType, String objectKey) {
        requireAudio(contentType);
        try {
            return of(file, contentType, objectKey);
        } catch (ApiException e) {
            AudioType type =
                    AudioType.named(contentType == null ? "" : contentType).orElseThrow(() -> e);
            return new Recording(file, file.toFile().length(), type, Duration.ZERO, objectKey);
        }
    }

    /** What lies at an address from where nobody needs to fetch it. */
    public static Recording at(String address, AudioType type, String objectKey) {
        return new Recording(null, 0, type, Duration.ZERO, objectKey, address);
    }

    private static void requireAudio(String contentType) {
        if (contentType != null && !AudioType.mayBe(contentType)) {
            throw ApiException.invalid("Unsupported contentType");
        }
    }

    /** The same, stored under this key. */
    public Recording storedAs(String key) {
        return new Recording(file, bytes, type, duration, key, address);
    }
}
