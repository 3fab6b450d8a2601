package io.coachup.speech.spool;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/** Writes audio to disk as it arrives, so that memory holds a buffer of it and not all. */
@Singleton
public final class Spool {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final String PREFIX = "audio-";

    private final SpoolConfig config;

    public Spool(SpoolConfig config) {
        this.config = config;
    }

    /** Removes what a killed process left: nobody's voice stays in a temporary folder. */
    void start(@Observes StartupEvent event) {
        try {
            Files.createDirectories(config.folder());
            try (DirectoryStream<Path> left = Files.newDirectoryStream(config.folder(), PREFIX + "*")) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes all of {@code audio}.
     *
     * @throws AudioTooLargeException after {@code maxBytes}; nothing is kept
     * @throws IOException when {@code audio} breaks off; nothing is kept
     */
    public SpooledAudio write(InputStream audio, long maxBytes) throws IOException, AudioTooLargeException {
        Path file = create();
        boolean complete = false;
        try {
            long bytes = copy(audio, file, maxBytes);
            complete = true;
            return new SpooledAudio(file, bytes);
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A file that {@code writer} fills, returning its size in bytes; when it throws, nothing is kept. */
    public SpooledAudio fill(ToLongFunction<Path> writer) {
        SpooledAudio empty = new SpooledAudio(create(), 0);
        boolean complete = false;
        try {
            long bytes = writer.applyAsLong(empty.file());
            complete = true;
            return new SpooledAudio(empty.file(), bytes);
        } finally {
            if (!complete) {
                empty.close();
            }
        }
    }

    private static long copy(InputStream audio, Path file, long maxBytes) throws IOException, AudioTooLargeException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (OutputStream disk = open(file)) {
            for (int read = audio.read(buffer); read >= 0; read = audio.read(buffer)) {
                bytes += read;
                if (bytes > maxBytes) {
                    throw new AudioTooLargeException();
                }
                append(disk, buffer, read);
            }
        }
        return bytes;
    }

    /** A full disk is our failure, not the sender's. */
    private static void append(OutputStream disk, byte[] buffer, int count) {
        try {
            disk.write(buffer, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream open(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path create() {
        try {
            return Files.createTempFile(config.folder(), PREFIX, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
