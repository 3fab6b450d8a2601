package io.coachup.gateway.exchange;

import io.coachup.common.headers.Headers;
import io.coachup.common.identity.Caller;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.gateway.limits.Admission;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteMatch;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** One request on its way through the gateway. Used on the event loop of its connection only. */
public final class Exchange {

    private static final String UNMATCHED = "unmatched";

    private final long startedNanos = System.nanoTime();
    private final RoutingContext context;
    private final RouteMatch match;
    private final String requestId;
    private final TraceSpan span;
    private Caller caller;
    private String authorization;
    private Admission admission;

    public Exchange(RoutingContext context, RouteMatch match, String requestId, TraceSpan span) {
        this.context = context;
        this.match = match;
        this.requestId = requestId;
        this.span = span;
    }

    public RoutingContext context() {
        return context;
    }

    public HttpServerRequest request() {
        return context.request();
    }

    public HttpServerResponse response() {
        return context.response();
    }

    /** The route and where it leads, or null when the table has none. */
    public RouteMatch.Found found() {
        return match instanceof RouteMatch.Found found ? found : null;
    }

    /** The route, or null when the table has none. */
    public Route route() {
        RouteMatch.Found found = found();
        return found == null ? null : found.route();
    }

    /** The route's name in metrics and logs; bounded also for requests that match nothing. */
    public String label() {
        return label(match);
    }

    /** The name of what a request matched in metrics, logs and traces. */
    public static String label(RouteMatch match) {
        return match instanceof RouteMatch.Found found ? found.route().label() : UNMATCHED;
    }

    /** The methods of the path, comma separated, or null when the path is unknown. */
    public String methods() {
        return switch (match) {
            case RouteMatch.Found found -> found.methods();
            case RouteMatch.OtherMethods other -> other.methods();
            case RouteMatch.Unknown _ -> null;
        };
    }

    public String requestId() {
        return requestId;
    }

    public String traceParent() {
        return span.traceParent();
    }

    /** What other tracing systems said of the trace, for services behind; or null. */
    public String traceState() {
        return span.traceState();
    }

    /** Raw id of the tracked skill that the caller named, or null. */
    public String trackedSkillId() {
        String id = request().getHeader(Headers.TRACKED_SKILL_ID);
        return id == null || id.isBlank() ? null : id;
    }

    /** The verified caller; null before identification and on routes without one. */
    public Caller caller() {
        return caller;
    }

    /** The {@code authorization} that services behind get, or null for none. */
    public String authorization() {
        return authorization;
    }

    /** Sets who calls and what services behind are shown of it. */
    public void identified(Caller caller, String authorization) {
        this.caller = caller;
        this.authorization = authorization;
    }

    /** Sets what the request was let in by; it leaves when it is over. */
    public void admitted(Admission admission) {
        this.admission = admission;
    }

    /** Gives back what the request holds. */
    public void leave() {
        if (admission != null) {
            admission.leave();
        }
    }

    /** True once nobody can hear an answer any more. */
    public boolean isOver() {
        return response().ended() || response().closed();
    }

    /** Time since the request's head arrived, in ms. */
    public long elapsedMs() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }
}
