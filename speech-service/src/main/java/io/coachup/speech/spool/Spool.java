package io.coachup.speech.spool;

import io.coachup.common.errors.ApiException;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.failover.Asked;
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
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;

/**
 * Writes audio to disk as it arrives, so that memory holds a buffer of it and not all; no more of it than there is room
 * for, and of one person no more than their share.
 */
@Singleton
public final class Spool {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final String PREFIX = "audio-";
    private static final String LOCK = "lock";

    private final SpoolConfig config;
    private final CurrentRequest current;
    private final SpoolRoom room;
    private FileChannel lock;

    public Spool(SpoolConfig config, CurrentRequest current) {
        this.config = config;
        this.current = current;
        this.room = new SpoolRoom(config.maxBytes(), config.callerMaxBytes());
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
     * @throws ApiException when there is no room, see {@link AudioTarget}; nothing is kept
     */
    public SpooledAudio write(InputStream audio, long maxBytes) throws IOException, AudioTooLargeException {
        SpoolFile file = create();
        boolean complete = false;
        try {
            long bytes = copy(audio, file, maxBytes);
            complete = true;
            return new SpooledAudio(file, bytes);
        } finally {
            if (!complete) {
                new SpooledAudio(file, 0).close();
            }
        }
    }

    /**
     * A file that {@code writer} fills, returning its size in bytes; when it throws, nothing is kept.
     *
     * @throws ApiException when there is no room, see {@link AudioTarget}
     */
    public SpooledAudio fill(ToLongFunction<AudioTarget> writer) {
        SpoolFile file = create();
        boolean complete = false;
        try {
            long bytes = writer.applyAsLong(file);
            complete = true;
            return new SpooledAudio(file, bytes);
        } finally {
            if (!complete) {
                new SpooledAudio(file, 0).close();
            }
        }
    }

    /**
     * Takes {@code audio} at once and hands it on as somebody reads it, on a thread of {@code background}.
     *
     * @param maxBytes more of it is a failure of its
     * @throws ApiException when there is no room, see {@link AudioTarget}; {@code audio} is closed then
     */
    public RelayedAudio relay(InputStream audio, long maxBytes, Executor background) throws IOException {
        boolean taken = false;
        SpoolFile file = null;
        try {
            file = create();
            RelayedAudio relayed = new RelayedAudio(audio, file, maxBytes);
            background.execute(relayed::take);
            taken = true;
            return relayed;
        } finally {
            if (!taken) {
                if (file != null) {
                    new SpooledAudio(file, 0).close();
                }
                audio.close();
            }
        }
    }

    /**
     * A folder for files that are made of audio, or for it.
     *
     * @param maxBytes the most that they will take together
     * @throws ApiException when there is no room, see {@link AudioTarget}
     */
    public SpooledFolder folder(long maxBytes) {
        SpoolShare share = share();
        share.add(maxBytes);
        try {
            return new SpooledFolder(Files.createTempDirectory(config.folder(), PREFIX), share);
        } catch (IOException e) {
            share.close();
            throw SpoolRoom.refused(e);
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

    private static long copy(InputStream audio, SpoolFile file, long maxBytes)
            throws IOException, AudioTooLargeException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (OutputStream disk = file.open()) {
            for (int read = audio.read(buffer); read >= 0; read = audio.read(buffer)) {
                bytes += read;
                if (bytes > maxBytes) {
                    throw new AudioTooLargeException();
                }
                disk.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    private SpoolFile create() {
        try {
            return new SpoolFile(Files.createTempFile(config.folder(), PREFIX, null), share());
        } catch (IOException e) {
            throw SpoolRoom.refused(e);
        }
    }

    private SpoolShare share() {
        return new SpoolShare(room, Asked.by(current).caller());
    }
}
