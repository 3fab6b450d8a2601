package io.coachup.gateway.exchange;

import io.coachup.gateway.routing.Route;
import java.util.Set;

/** Answers routes that the gateway serves itself. Called on the event loop, with the caller identified. */
public interface OwnRoute {

    /** The routes that this answers. */
    Set<Route> routes();

    /**
     * Answers, now or later.
     *
     * @throws io.coachup.common.errors.ApiException to refuse
     */
    void answer(Exchange exchange);
}
