package io.coachup.speech.spool;

import io.coachup.common.request.CurrentRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A spool without a service around it. */
public final class TestSpool {

    private static final long MANY = 1_000_000_000;

    private TestSpool() {}

    /** One in this folder, which exists. */
    public static Spool in(Path folder) {
        return in(folder, MANY, MANY);
    }

    /** One with room for so many bytes, and so many of each person. */
    static Spool in(Path folder, long maxBytes, long callerMaxBytes) {
        return new Spool(new Limits(folder, maxBytes, callerMaxBytes, Duration.ofMinutes(1)), new CurrentRequest());
    }

    /** A file that takes what is written. */
    public static AudioTarget into(Path file) {
        return () -> {
            try {
                return Files.newOutputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** A file on a disk that is full. */
    public static AudioTarget onFullDisk() {
        return new SpoolFile(Path.of("/dev/full"), new SpoolShare(new SpoolRoom(MANY, MANY), "somebody"));
    }

    private record Limits(Path folder, long maxBytes, long callerMaxBytes, Duration uploadTimeLimit)
            implements SpoolConfig {}
}
