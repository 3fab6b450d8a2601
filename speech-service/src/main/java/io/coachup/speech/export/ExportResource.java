package io.coachup.speech.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.skillsclient.StoredRows;
import io.coachup.speech.storage.PersonAudio;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /api/v1/users/export}: everything about the caller as one JSON document. It is passed on as it comes, so it
 * takes no more memory than a page of links.
 */
@Path("/api/v1/users/export")
@RunOnVirtualThread
public final class ExportResource {

    /** Longer than skills-service takes at most. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private static final int CLOSE_LIMIT_SECONDS = 2;

    private final JsonFactory json = new JsonFactory();
    private final LinkedAudio audio;
    private final StoredRows rows;
    private final CurrentRequest current;
    private final RoutingContext connection;
    private final Vertx vertx;

    ExportResource(LinkedAudio audio, StoredRows rows, CurrentRequest current, RoutingContext connection, Vertx vertx) {
        this.audio = audio;
        this.rows = rows;
        this.current = current;
        this.connection = connection;
        this.vertx = vertx;
    }

    @GET
    public Response export() {
        String userId = current.caller().userId();
        PersonAudio.Page first = audio.first(userId);
        InputStream stored = rows.of(current);
        connection.addEndHandler(_ -> closeQuietly(stored));
        HttpConnection client = connection.request().connection();
        StreamingOutput document = reader -> write(userId, first, stored, reader, client);
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"coachup-export.json\"")
                .build();
    }

    /** A document that was cut off must not look whole, so the connection breaks with it. */
    private void write(
            String userId, PersonAudio.Page first, InputStream stored, OutputStream reader, HttpConnection client) {
        long tooLate = vertx.setTimer(LONGEST.toMillis(), _ -> {
            closeQuietly(stored);
            client.close();
        });
        try (stored;
                JsonGenerator out = json.createGenerator(reader)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            out.writeStartObject();
            audio.write(out, userId, first);
            out.flush();
            if (stored.read() != '{') {
                throw new IOException("What is stored comes as an object");
            }
            reader.write(',');
            stored.transferTo(reader);
        } catch (IOException | RuntimeException e) {
            current.logError("export_cut", e.getClass().getSimpleName());
            breakOff(client);
        } finally {
            vertx.cancelTimer(tooLate);
        }
    }

    /** Waits, because the framework ends the answer properly as soon as the stream returns. */
    private static void breakOff(HttpConnection client) {
        client.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
    }

    private static void closeQuietly(InputStream stored) {
        try {
            stored.close();
        } catch (IOException _) {
            // It is over either way.
        }
    }
}
