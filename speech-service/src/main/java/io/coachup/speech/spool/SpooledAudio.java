package io.coachup.speech.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Audio on disk, until it is closed. */
public final class SpooledAudio implements AutoCloseable {

    private final SpoolFile whole;
    private final long bytes;

    SpooledAudio(SpoolFile whole, long bytes) {
        this.whole = whole;
        this.bytes = bytes;
    }

    /** Where it is. */
    public Path file() {
        return whole.path();
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    /** All of it; closing what is returned closes this. */
    public InputStream read() throws IOException {
        return new FilterInputStream(Files.newInputStream(whole.path())) {
            @Override
            public void close() throws IOException {
                try (SpooledAudio _ = SpooledAudio.this) {
                    super.close();
                }
            }
        };
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(whole.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            whole.share().close();
        }
    }
}
