package io.coachup.common.request;

import io.coachup.common.identity.CallerVerifier;
import io.coachup.common.identity.InternalRoutes;
import io.coachup.common.identity.PublicRoutes;
import io.coachup.common.identity.ServiceToken;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Nobody passes unverified: internal routes need the service token, all others a caller, unless listed as public. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public final class IdentityFilter implements ContainerRequestFilter {

    private final CurrentRequest current;
    private final PublicRoutes publicRoutes;
    private final CallerVerifier callers;
    private final ServiceToken serviceToken;

    public IdentityFilter(
            CurrentRequest current, PublicRoutes publicRoutes, CallerVerifier callers, ServiceToken serviceToken) {
        this.current = current;
        this.publicRoutes = publicRoutes;
        this.callers = callers;
        this.serviceToken = serviceToken;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (InternalRoutes.contains(path)) {
            serviceToken.require(current.authorization());
        } else if (!publicRoutes.contains(request.getMethod(), path)) {
            current.caller(callers.verify(current.authorization()));
        }
    }
}
