package io.coachup.common.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The routes that need no caller. */
@ApplicationScoped
public class PublicRoutes {

    private final Set<String> routes;

    public PublicRoutes(IdentityConfig config) {
        this.routes = Set.copyOf(config.publicRoutes());
    }

    /** True when anybody may call this route. */
    public boolean contains(String method, String path) {
        return routes.contains(method + " " + path);
    }
}
