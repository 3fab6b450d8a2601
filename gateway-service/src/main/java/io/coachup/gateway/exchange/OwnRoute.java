package io.coachup.gateway.exchange;

import io.coachup.gateway.routing.Route;
import java.util.Set;

/** Responses routes that the gateway serves itself. Called on the event loop, with the caller identified. */
public interface OwnRoute {

    /** The routes that this answers. */
    Set<Route> routes();

    /**
     * Responses, now or later.
     *
     * @throws io.coachup.common.errors.ApiException to refuse
     */
    void answer(Exchange exchange);
}
