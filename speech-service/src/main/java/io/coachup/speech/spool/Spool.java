package io.coachup.speech.spool;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ToLongFunction;

/** Writes audio to disk as it arrives, so that memory holds a buffer of it and not all. */
@Singleton
public final class Spool {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final String PREFIX = "audio-";
    private static final String LOCK = "lock";

    private final SpoolConfig config;
    private FileChannel lock;

    public Spool(SpoolConfig config) {
        this.config = config;
    }

    /**
     * Takes the folder for this process alone and removes what a killed one left: nobody's voice stays in a temporary
     * folder.
     *
     * @throws ConfigurationException when another process has the folder
     */
    void start(@Observes StartupEvent event) {
        try {
            Files.createDirectories(config.folder());
            lock = FileChannel.open(config.folder().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(lock)) {
                lock.close();
                throw new ConfigurationException(
                        "Another process uses the folder for audio: each needs its own AUDIO_TEMP_DIR.");
            }
            try (DirectoryStream<Path> left = Files.newDirectoryStream(config.folder(), PREFIX + "*")) {
                for (Path path : left) {
                    remove(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop(@Observes ShutdownEvent event) throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by another service in this same process.
            return false;
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

    /** A folder for files that are made of audio, or for it. */
    public SpooledFolder folder() {
        try {
            return new SpooledFolder(Files.createTempDirectory(config.folder(), PREFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file, or a folder with the files in it. */
    static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(path);
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
