package io.coachup.speech.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder of files that a request needs, until it is closed. */
public record SpooledFolder(Path path) implements AutoCloseable {

    /** A file in it, which need not exist yet. */
    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            Spool.remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
