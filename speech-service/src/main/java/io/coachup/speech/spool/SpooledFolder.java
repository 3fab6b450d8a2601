package io.coachup.speech.spool;

import io.coachup.common.errors.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of files that a request needs, until it is closed. */
public final class SpooledFolder implements AutoCloseable {

    /** Less than this, in bytes, is a full disk. */
    private static final long LEAST = 64 * 1024;

    private final Path path;
    private final SpoolShare share;

    SpooledFolder(Path path, SpoolShare share) {
        this.path = path;
        this.share = share;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** A file in it, which need not exist yet. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** @throws ApiException 503 when a program that writes here may have failed because the disk is full */
    public void requireDisk() {
        try {
            if (Files.getFileStore(path).getUsableSpace() < LEAST) {
                throw new IOException("The disk is full");
            }
        } catch (IOException e) {
            throw SpoolRoom.refused(e);
        }
    }

    @Override
    public void close() {
        try {
            Spool.remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            share.close();
        }
    }
}
