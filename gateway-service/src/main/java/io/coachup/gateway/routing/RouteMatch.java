package io.coachup.gateway.routing;

/** What the route table says of a method and a path. */
public sealed interface RouteMatch {

    /**
     * The path is known and serves the method.
     *
     * @param route the route
     * @param upstreamPath canonical path to ask its owner for
     * @param methods all methods of the path, comma separated
     */
    record Found(Route route, String upstreamPath, String methods) implements RouteMatch {}

    /**
     * The path is known but does not serve the method.
     *
     * @param methods all methods of the path, comma separated, as in {@code Allow}
     */
    record OtherMethods(String methods) implements RouteMatch {}

    /** No such path. */
    record Unknown() implements RouteMatch {}
}
