package io.coachup.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a benchmark leaves logs and data. */
public final class WorkFolder {

    private WorkFolder() {}

    /** Makes the folder, without what an earlier run left in it. */
    public static Path empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (var entries = Files.walk(folder)) {
                    for (Path entry : entries.toList().reversed()) {
                        Files.delete(entry);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
