package io.coachup.gateway.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.body.BodyHead;
import io.coachup.gateway.body.BufferedBody;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.OwnRoute;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code POST /api/telemetry/voice} and {@code POST /api/telemetry/vitals}: what pages report of themselves, one event or many,
 * as JSON under whatever content type a beacon has. Answers have no body, because nobody reads them. What a page measured
 * counts on the second alone, which takes less from whoever is not signed in: voices are reported without a token, often.
 */
@Singleton
public final class TelemetryRoutes implements OwnRoute {

    /** Of one report; what is more is left out. */
    private static final int MAX_EVENTS = 50;

    private final ObjectMapper mapper;
    private final BufferedBody bodies;
    private final BrowserMetrics metrics;
    private final BrowserLog log;
    private final Responses responses;

    public TelemetryRoutes(
            ObjectMapper mapper, BufferedBody bodies, BrowserMetrics metrics, BrowserLog log, Responses responses) {
        this.mapper = mapper;
        this.bodies = bodies;
        this.metrics = metrics;
        this.log = log;
        this.responses = responses;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(RouteTable.TELEMETRY, RouteTable.VITALS);
    }

    @Override
    public void answer(Exchange exchange) {
        BodyHead.check(exchange.request(), exchange.route().body());
        BodyHead.acceptBody(exchange.request());
        bodies.read(exchange.request(), exchange.route().body())
                .onSuccess(body -> report(exchange, body))
                .onFailure(failure -> responses.refuse(exchange, failure));
    }

    private void report(Exchange exchange, Buffer body) {
        try {
            List<BrowserEvent> events = events(parse(body), exchange.route().equals(RouteTable.VITALS));
            events.forEach(metrics::record);
            log.write(exchange.requestId(), events);
            responses.nothing(exchange);
        } catch (ApiException e) {
            responses.refuse(exchange, e);
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
    private static List<BrowserEvent> events(JsonNode json, boolean measuring) {
        JsonNode list = json.isArray() ? json : json.path("events");
        Iterable<JsonNode> items = list.isArray() ? list : json.isEmpty() ? List.of() : List.of(json);
        List<BrowserEvent> events = new ArrayList<>();
        int seen = 0;
        for (JsonNode item : items) {
            if (seen++ == MAX_EVENTS) {
                break;
            }
            BrowserEvent event = BrowserEvent.of(item, measuring);
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
