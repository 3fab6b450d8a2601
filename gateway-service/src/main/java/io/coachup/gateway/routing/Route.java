package io.coachup.gateway.routing;

import io.coachup.gateway.body.RouteBodyLimit;
import io.coachup.gateway.limits.LimitClass;
import io.vertx.core.http.HttpMethod;

/**
 * One public route.
 *
 * @param method the method; a GET also answers HEAD
 * @param path path as clients call it; its last segment may be a parameter such as {@code {sessionId}}
 * @param target path as its owner serves it; differs from {@code path} for aliases
 * @param owner who answers
 * @param access who may call
 * @param body how large a request body may be
 * @param limits what one caller may use of it
 */
public record Route(
        HttpMethod method,
        String path,
        String target,
        Owner owner,
        Access access,
        RouteBodyLimit body,
        LimitClass limits) {

    static final String PARAMETER_START = "/{";

    /** Method and path template: the value of the metric label and log field {@code route}; an alias has its target's. */
    public String label() {
        return method.name() + " " + target;
    }

    /** True for what browsers report without reading the answer: a body would keep their request open for ever. */
    public boolean isUnread() {
        return limits == LimitClass.TELEMETRY;
    }

    /** True for a path of the AI API, whose own path here is {@link #target}. */
    public boolean isAlias() {
        return !path.equals(target);
    }

    Route within(LimitClass kind) {
        return new Route(method, path, target, owner, access, body, kind);
    }

    boolean hasParameter() {
        return path.contains(PARAMETER_START);
    }

    /** The path up to the parameter, without the slash before it. */
    String prefix() {
        return path.substring(0, path.indexOf(PARAMETER_START));
    }

    /** The path to ask the owner for, {@code parameter} being the decoded last segment or null. */
    String targetFor(String parameter) {
        return parameter == null
                ? target
                : target.substring(0, target.indexOf(PARAMETER_START) + 1) + RequestPath.encode(parameter);
    }
}
