package io.coachup.skills.export;

import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skillsapi.SkillsPaths;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * {@code POST /users/export}: all that is stored here of the caller, in the caller's own name. speech-service, which has
 * their audio, adds it and answers the person.
 */
@Path(SkillsPaths.USERS_EXPORT)
@RunOnVirtualThread
public final class ExportRowsResource {

    private static final int CLOSE_LIMIT_SECONDS = 2;

    private final PersonExport export;
    private final ExportPlaces places;
    private final ExportConfig config;
    private final EventLog log;
    private final CurrentRequest current;
    private final RoutingContext connection;
    private final Vertx vertx;

    ExportRowsResource(
            PersonExport export,
            ExportPlaces places,
            ExportConfig config,
            EventLog log,
            CurrentRequest current,
            RoutingContext connection,
            Vertx vertx) {
        this.export = export;
        this.places = places;
        this.config = config;
        this.log = log;
        this.current = current;
        this.connection = connection;
        this.vertx = vertx;
    }

    @POST
    public Response export() {
        String userId = current.caller().userId();
        String requestId = current.requestId();
        ExportPlaces.Place place = places.take(userId);
        connection.addEndHandler(_ -> place.close());
        HttpConnection client = connection.request().connection();
        StreamingOutput document = reader -> write(userId, requestId, reader, client, place);
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** A document that was cut off must not look whole, so the connection breaks with it. */
    private void write(
            String userId, String requestId, OutputStream reader, HttpConnection client, ExportPlaces.Place place) {
        long tooLate = vertx.setTimer(config.timeLimit().toMillis(), _ -> client.close());
        LogEvent line = LogEvent.named(LogService.NEXT, "users.export").with("requestId", requestId);
        try (place) {
            line.with("items", export.write(userId, reader));
            log.info(line.with("outcome", "complete"));
        } catch (RuntimeException e) {
            log.warn(
                    line.with("outcome", "cut").error("export_cut", e.getClass().getSimpleName()));
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
}
