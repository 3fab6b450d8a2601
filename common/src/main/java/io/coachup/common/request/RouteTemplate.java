package io.coachup.common.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** The template of the resource that a request reached, as the framework knows it: ids in paths never reach a log line. */
final class RouteTemplate {

    private static final String UNMATCHED = "unmatched";

    private RouteTemplate() {}

    static String of(ContainerRequestContext request) {
        ResteasyReactiveContainerRequestContext reactive = (ResteasyReactiveContainerRequestContext) request;
        RuntimeResource resource = ((ResteasyReactiveRequestContext) reactive.getServerRequestContext()).getTarget();
        return resource == null ? UNMATCHED : joined(template(resource.getClassPath()), template(resource.getPath()));
    }

    private static String joined(String type, String method) {
        String path = type.endsWith("/") ? type.substring(0, type.length() - 1) : type;
        return method.isEmpty() || method.equals("/") ? path : path + method;
    }

    private static String template(URITemplate part) {
        return part == null ? "" : part.template;
    }
}
