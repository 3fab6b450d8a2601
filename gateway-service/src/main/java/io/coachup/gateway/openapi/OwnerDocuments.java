package io.coachup.gateway.openapi;

import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.gateway.routing.Owner;
import io.coachup.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks the services for the documents of their APIs. */
@Singleton
final class OwnerDocuments {

    private static final String PATH = "/openapi";
    private static final long TIMEOUT_MS = 2000;

    private final Upstreams upstreams;
    private final EventLog log;

    OwnerDocuments(Upstreams upstreams, EventLog log) {
        this.upstreams = upstreams;
        this.log = log;
    }

    /** The documents by owner; never fails, an owner that does not answer in time is left out. */
    Future<Map<Owner, JsonObject>> fetch() {
        Future<JsonObject> skills = fetch(Owner.SKILLS);
        Future<JsonObject> speech = fetch(Owner.SPEECH);
        return Future.join(skills, speech).transform(_ -> {
            Map<Owner, JsonObject> documents = new EnumMap<>(Owner.class);
            if (skills.succeeded()) {
                documents.put(Owner.SKILLS, skills.result());
            }
            if (speech.succeeded()) {
                documents.put(Owner.SPEECH, speech.result());
            }
            return Future.succeededFuture(documents);
        });
    }

    private Future<JsonObject> fetch(Owner owner) {
        return upstreams
                .of(owner)
                .request(HttpMethod.GET, PATH)
                .compose(OwnerDocuments::send)
                .timeout(2 * TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .onFailure(_ -> log.warn(LogEvent.named(LogService.NEXT, "openapi_part_missing")
                        .with("owner", owner.name().toLowerCase(Locale.ROOT))));
    }

    private static Future<JsonObject> send(HttpClientRequest request) {
        return request.idleTimeout(TIMEOUT_MS)
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .send()
                .compose(response -> response.statusCode() == 200
                        ? response.body().map(JsonObject::new)
                        : refused(request, response));
    }

    private static Future<JsonObject> refused(HttpClientRequest request, HttpClientResponse response) {
        request.reset();
        return Future.failedFuture(new IllegalStateException("status " + response.statusCode()));
    }
}
