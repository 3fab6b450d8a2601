package io.coachup.common.request;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/** The template of a matched path, so that ids in paths never reach a log line. */
final class RouteTemplate {

    private static final String UNMATCHED = "unmatched";

    private RouteTemplate() {}

    static String of(UriInfo uri, int status) {
        if (uri.getMatchedURIs().isEmpty() && status >= 400) {
            return UNMATCHED;
        }
        String path = uri.getPath();
        for (Map.Entry<String, List<String>> parameter : uri.getPathParameters().entrySet()) {
            String value = parameter.getValue().getFirst();
            int at = path.lastIndexOf("/" + value);
            if (at >= 0) {
                path = path.substring(0, at + 1)
                        + "{" + parameter.getKey() + "}"
                        + path.substring(at + 1 + value.length());
            }
        }
        return path;
    }
}
