package io.coachup.testing;

import io.coachup.local.files.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is deleted, with what is in it, when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /** Creates an empty one whose name starts with {@code prefix}. */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        FolderTree.delete(path);
    }
}
