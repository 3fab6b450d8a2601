package io.coachup.gateway.entry;

import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.OwnRoute;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code GET /} and {@code GET /health}: says that the gateway answers, nothing about the services behind. */
@Singleton
public final class MetaRoutes implements OwnRoute {

    private final Responses responses;

    public MetaRoutes(Responses responses) {
        this.responses = responses;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(RouteTable.ROOT, RouteTable.HEALTH);
    }

    @Override
    public void answer(Exchange exchange) {
        responses.json(
                exchange,
                exchange.route().equals(RouteTable.HEALTH)
                        ? new JsonObject().put("status", "ok")
                        : new JsonObject().put("message", "Coach Up is running").put("status", "healthy"));
    }
}
