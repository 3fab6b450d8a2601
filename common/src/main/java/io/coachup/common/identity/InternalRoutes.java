package io.coachup.common.identity;

/** The routes that only services call, with the service token; the gateway leads to none of them. */
public final class InternalRoutes {

    /** What the paths of all of them begin with. */
    public static final String PREFIX = "/internal/";

    private InternalRoutes() {}

    /** True for the path of an internal route. */
    public static boolean contains(String path) {
        return path.startsWith(PREFIX);
    }
}
