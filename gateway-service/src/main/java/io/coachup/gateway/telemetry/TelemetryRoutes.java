package io.coachup.gateway.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.exchange.Answers;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.OwnRoute;
import io.coachup.gateway.limits.BodyLimits;
import io.coachup.gateway.limits.BoundedBody;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code POST /api/telemetry/voice}: what pages report of themselves, one event or many, as JSON under whatever content type
 * a beacon has. Its answers have no body, because nobody reads them.
 */
@Singleton
public final class TelemetryRoutes implements OwnRoute {

    /** Of one report; what is more is left out. */
    private static final int MAX_EVENTS = 50;

    private final ObjectMapper mapper;
    private final BoundedBody bodies;
    private final BrowserMetrics metrics;
    private final BrowserLog log;
    private final Answers answers;

    public TelemetryRoutes(
            ObjectMapper mapper, BoundedBody bodies, BrowserMetrics metrics, BrowserLog log, Answers answers) {
        this.mapper = mapper;
        this.bodies = bodies;
        this.metrics = metrics;
        this.log = log;
        this.answers = answers;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(RouteTable.TELEMETRY);
    }

    @Override
    public void answer(Exchange exchange) {
        BodyLimits.check(exchange.request(), exchange.route().body());
        BodyLimits.acceptBody(exchange.request());
        bodies.read(exchange.request(), exchange.route().body())
                .onSuccess(body -> report(exchange, body))
                .onFailure(failure -> answers.refuse(exchange, failure));
    }

    private void report(Exchange exchange, Buffer body) {
        try {
            List<BrowserEvent> events = events(parse(body));
            events.forEach(metrics::record);
            log.write(exchange.requestId(), events);
            answers.nothing(exchange);
        } catch (ApiException e) {
            answers.refuse(exchange, e);
        }
    }

    private JsonNode parse(Buffer body) {
        try {
            return mapper.readTree(body.getBytes());
        } catch (JsonProcessingException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "invalid_json", e);
        } catch (IOException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Body could not be read", e);
        }
    }

    /** The events of an object, an array, or an array named {@code events}; those without a type are left out. */
    private static List<BrowserEvent> events(JsonNode json) {
        JsonNode list = json.isArray() ? json : json.path("events");
        Iterable<JsonNode> items = list.isArray() ? list : json.isEmpty() ? List.of() : List.of(json);
        List<BrowserEvent> events = new ArrayList<>();
        int seen = 0;
        for (JsonNode item : items) {
            if (seen++ == MAX_EVENTS) {
                break;
            }
            BrowserEvent event = BrowserEvent.of(item);
            if (event != null) {
                events.add(event);
            }
        }
        if (seen == 0) {
            throw ApiException.invalid("no_events");
        }
        return events;
    }
}
