package io.coachup.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one stack run per home folder. The system releases it when the process ends, however it ends. */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of this folder.
     *
     * @throws StartFailedException with one sentence, when another run has it
     */
    public static RunLock take(Path run) {
        Path holder = run.resolve("runner");
        try {
            FileChannel channel =
                    FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new StartFailedException("Coach Up already runs here (process "
                        + Files.readString(holder).trim() + "): stop it first.");
            }
            Files.writeString(holder, ProcessHandle.current().pid() + "\n");
            return new RunLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
