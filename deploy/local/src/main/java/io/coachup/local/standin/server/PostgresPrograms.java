package io.coachup.local.standin.server;

import io.coachup.local.files.FolderTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that PostgreSQL's programs are unpacked to. The embedding library can't continue where an interrupted
 * unpacking stopped, so what is unfinished is removed; held by one process at a time.
 */
final class PostgresPrograms implements AutoCloseable {

    private static final String FINISHED = ".exists";

    private final FileChannel lock;

    private PostgresPrograms(FileChannel lock) {
        this.lock = lock;
    }

    /** Waits until no other process unpacks, and removes what an interrupted one left. */
    static PostgresPrograms hold(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder, "PG-*")) {
            for (Path version : versions) {
                if (!Files.exists(version.resolve(FINISHED))) {
                    FolderTree.delete(version);
                }
            }
        }
        return new PostgresPrograms(channel);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
