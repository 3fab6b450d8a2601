package io.coachup.speech.storage;

import io.coachup.speech.spool.AudioTarget;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Writes an object into a file, and no more than {@code maxBytes} of it; tells how many bytes there are at least. */
record BoundedDownload(AudioTarget target, long maxBytes) implements ResponseTransformer<GetObjectResponse, Long> {

    private static final int BUFFER_BYTES = 16 * 1024;

    @Override
    public Long transform(GetObjectResponse response, AbortableInputStream object) throws IOException {
        long bytes = 0;
        // Each attempt begins anew.
        try (OutputStream disk = target.open()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = object.read(buffer); read >= 0; read = object.read(buffer)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("Out of time");
                }
                bytes += read;
                if (bytes > maxBytes) {
                    // Closing it instead would read the rest of it.
                    object.abort();
                    return bytes;
                }
                disk.write(buffer, 0, read);
            }
        }
        return bytes;
    }
}
