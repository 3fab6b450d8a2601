package io.coachup.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Deletes folders with all that is in them, also while a process that ends still writes and removes files there. */
public final class FolderTree {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private FolderTree() {}

    /**
     * Deletes this folder, if it is there; what its links point to stays.
     *
     * @throws UncheckedIOException when something can't be deleted, or its content still changes after ten seconds
     */
    public static void delete(Path folder) {
        long begin = System.nanoTime();
        while (!isGone(folder, System.nanoTime() - begin > LIMIT.toNanos())) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean isGone(Path folder, boolean last) {
        try {
            deleteOnce(folder);
            return true;
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            if (last) {
                throw new UncheckedIOException(e);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (UncheckedIOException e) {
            // The walk itself wraps what it meets.
            throw e.getCause();
        }
    }
}
