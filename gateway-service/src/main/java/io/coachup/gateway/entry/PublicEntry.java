package io.coachup.gateway.entry;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import io.coachup.common.request.RequestId;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.gateway.connection.Connections;
import io.coachup.gateway.connection.Heads;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.OwnRoute;
import io.coachup.gateway.exchange.RequestMetrics;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.exchange.RouteLog;
import io.coachup.gateway.identity.Identification;
import io.coachup.gateway.proxy.Forwarder;
import io.coachup.gateway.routing.Owner;
import io.coachup.gateway.routing.RequestPath;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteMatch;
import io.coachup.gateway.routing.RouteTable;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.arc.All;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where every public request comes in. Event-loop code. */
@Singleton
public final class PublicEntry {

    /** Before anything the framework would serve: what is not in the route table does not exist. */
    private static final int FIRST = -100;

    private final RouteTable table;
    private final Identification identification;
    private final Forwarder forwarder;
    private final Responses responses;
    private final AdmissionCheck admission;
    private final RequestMetrics metrics;
    private final Tracing tracing;
    private final Map<Route, OwnRoute> own = new HashMap<>();

    PublicEntry(
            RouteTable table,
            Identification identification,
            Forwarder forwarder,
            Responses responses,
            AdmissionCheck admission,
            RequestMetrics metrics,
            Tracing tracing,
            @All List<OwnRoute> ownRoutes) {
        this.table = table;
        this.identification = identification;
        this.forwarder = forwarder;
        this.responses = responses;
        this.admission = admission;
        this.metrics = metrics;
        this.tracing = tracing;
        ownRoutes.forEach(routes -> routes.routes().forEach(route -> own.put(route, routes)));
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        RouteMatch match = new RouteMatch.Unknown();
        Heads heads = Connections.heads(request);
        ApiException fault = Connections.fault(request);
        if (fault == null) {
            try {
                match = table.match(request.method(), RequestPath.parse(request.path()));
            } catch (ApiException e) {
                fault = e;
            }
        }
        TraceSpan span = tracing.start(
                SpanKind.SERVER,
                Exchange.label(match),
                request.getHeader(Headers.TRACE_PARENT),
                traceState(request.headers()));
        Exchange exchange = new Exchange(context, match, requestId(request, match), span);
        context.addEndHandler(_ -> over(exchange, span, heads));
        try {
            if (fault == null) {
                route(exchange, match);
            } else {
                unmatched(exchange, fault);
            }
        } catch (ApiException e) {
            responses.refuse(exchange, e);
        }
    }

    private void route(Exchange exchange, RouteMatch match) {
        switch (match) {
            case RouteMatch.Unknown _ -> unmatched(exchange, ApiException.notFound());
            case RouteMatch.OtherMethods _
            when HttpMethod.OPTIONS.equals(exchange.request().method()) -> {
                admission.unmatched(exchange);
                responses.preflight(exchange);
            }
            case RouteMatch.OtherMethods _ ->
                unmatched(exchange, new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "Method not allowed"));
            case RouteMatch.Found found -> serve(exchange, found.route());
        }
    }

    private void unmatched(Exchange exchange, ApiException refusal) {
        admission.unmatched(exchange);
        throw refusal;
    }

    private void serve(Exchange exchange, Route route) {
        identification
                .identify(exchange)
                .onSuccess(_ -> answer(exchange, route))
                .onFailure(failure -> responses.refuse(exchange, failure));
    }

    private void answer(Exchange exchange, Route route) {
        if (exchange.isOver()) {
            return;
        }
        try {
            admission.route(exchange);
            if (route.owner() == Owner.SELF) {
                own.get(route).answer(exchange);
            } else {
                forwarder.forward(exchange);
            }
        } catch (RuntimeException e) {
            responses.refuse(exchange, e);
        }
    }

    private static String requestId(HttpServerRequest request, RouteMatch match) {
        String header = request.getHeader(Headers.REQUEST_ID);
        boolean chat = match instanceof RouteMatch.Found found
                && found.route().target().equals(RouteTable.CHAT.target());
        String chosen = chat ? ChatRequestId.of(request) : null;
        return RequestId.acceptOrCreate(RequestId.isValid(chosen) ? chosen : header);
    }

    /** Several headers are one list; hardly any request has one. */
    private static String traceState(MultiMap headers) {
        return headers.contains(Headers.TRACE_STATE) ? String.join(",", headers.getAll(Headers.TRACE_STATE)) : null;
    }

    private void over(Exchange exchange, TraceSpan span, Heads heads) {
        exchange.leave();
        if (heads != null) {
            heads.answered();
        }
        metrics.record(exchange);
        span.answered(
                        exchange.requestId(),
                        RouteLog.method(exchange),
                        exchange.label(),
                        exchange.response().getStatusCode())
                .close();
    }
}
