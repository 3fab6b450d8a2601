package io.coachup.speech.audio;

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
public record Recording(Path file, long bytes, AudioType type, Duration duration, String objectKey) {}
