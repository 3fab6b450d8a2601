package io.coachup.gateway.openapi;

import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.OwnRoute;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.routing.Owner;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code GET /openapi}: the whole public API in one document. It is put together when first asked for and kept; without
 * an owner that is down it says so in {@code x-unavailable}, and is put together anew a little later.
 */
@Singleton
public final class OpenApiRoutes implements OwnRoute {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(5);
    private static final String UNAVAILABLE = "x-unavailable";
    private static final Set<Owner> OTHERS = EnumSet.complementOf(EnumSet.of(Owner.SELF));

    private final Vertx vertx;
    private final RouteTable table;
    private final OwnerDocuments owners;
    private final Responses responses;
    private final JsonObject own = OwnDocument.read();
    private Future<Kept> kept;

    private record Kept(Buffer document, boolean complete, long untilNanos) {}

    public OpenApiRoutes(Vertx vertx, RouteTable table, OwnerDocuments owners, Responses responses) {
        this.vertx = vertx;
        this.table = table;
        this.owners = owners;
        this.responses = responses;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(RouteTable.OPENAPI);
    }

    @Override
    public void answer(Exchange exchange) {
        Context eventLoop = vertx.getOrCreateContext();
        document()
                .onSuccess(document -> eventLoop.runOnContext(_ -> send(exchange, document)))
                .onFailure(failure -> eventLoop.runOnContext(_ -> responses.refuse(exchange, failure)));
    }

    private void send(Exchange exchange, Kept kept) {
        if (exchange.isOver()) {
            return;
        }
        if (kept.complete()) {
            responses.cacheableJson(exchange, kept.document(), KEPT);
        } else {
            responses.json(exchange, kept.document());
        }
    }

    /** One fetch at a time, whoever asks. */
    private synchronized Future<Kept> document() {
        boolean usable = kept != null
                && (!kept.isComplete()
                        || kept.succeeded() && System.nanoTime() - kept.result().untilNanos() < 0);
        if (!usable) {
            kept = owners.fetch().map(this::merge);
        }
        return kept;
    }

    private Kept merge(Map<Owner, JsonObject> parts) {
        JsonObject document = MergedDocument.of(table.all(), own, parts);
        JsonArray missing = new JsonArray();
        OTHERS.stream()
                .filter(owner -> !parts.containsKey(owner))
                .forEach(owner -> missing.add(owner.name().toLowerCase(Locale.ROOT)));
        if (!missing.isEmpty()) {
            document.put(UNAVAILABLE, missing);
        }
        Duration time = missing.isEmpty() ? KEPT : KEPT_INCOMPLETE;
        return new Kept(document.toBuffer(), missing.isEmpty(), System.nanoTime() + time.toNanos());
    }
}
