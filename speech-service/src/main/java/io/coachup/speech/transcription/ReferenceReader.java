package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.RefusedBody;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpoolConfig;
import io.coachup.speech.spool.SpooledAudio;
import io.coachup.speech.storage.StorageConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;

/** Reads JSON that says where a recording is, or holds it as a {@code data:} URL, which goes to the disk as it arrives. */
@Singleton
final class ReferenceReader {

    private final JsonBodyReader bodies;
    private final Spool spool;
    private final SpoolConfig limits;
    private final StorageConfig config;
    private final RoutingContext connection;

    ReferenceReader(
            JsonBodyReader bodies, Spool spool, SpoolConfig limits, StorageConfig config, RoutingContext connection) {
        this.bodies = bodies;
        this.spool = spool;
        this.limits = limits;
        this.config = config;
        this.connection = connection;
    }

    /**
     * The body, to be closed.
     *
     * @throws ApiException 400 when it is no JSON object, 408 when it takes too long, 413 when it or its recording is too
     *     large, 429 and 503 when there is no room for the recording
     */
    Reference read(InputStream arriving) {
        // Base64 of the largest recording, and half as much for whatever is around it.
        InputStream body = new TimelyBody(arriving, limits.uploadTimeLimit(), 2 * config.maxAudioBytes());
        AtomicReference<JsonBody> read = new AtomicReference<>();
        try {
            SpooledAudio audio = spool.fill(target -> {
                try (RecordingInJson json = new RecordingInJson(body, target, config.maxAudioBytes())) {
                    read.set(bodies.read(json));
                    return json.bytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return new Reference(read.get(), audio);
        } catch (ApiException e) {
            if (e.code() == ErrorCode.REQUEST_TIMEOUT) {
                // What still comes is of no use to anybody.
                connection.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            } else {
                drain(body);
            }
            throw e;
        }
    }

    private static void drain(InputStream body) {
        try {
            RefusedBody.drain(body);
        } catch (IOException | ApiException _) {
            // The client is gone, or sends so slowly that it reads the answer meanwhile.
        }
    }
}
