package io.coachup.gateway.chat.stream;

import io.coachup.common.errors.ApiException;
import io.coachup.common.headers.Headers;
import io.coachup.gateway.body.BodyHead;
import io.coachup.gateway.body.BufferedBody;
import io.coachup.gateway.chat.input.ChatInputReader;
import io.coachup.gateway.chat.prompt.ChatInput;
import io.coachup.gateway.exchange.BodyDrain;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.OwnRoute;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code GET /api/chat}, {@code GET /chat/stream} and {@code POST /api/v1/chat}. */
@Singleton
public final class ChatRoutes implements OwnRoute {

    private final BufferedBody bodies;
    private final ChatInputReader reader;
    private final ChatStreams streams;
    private final Responses responses;
    private final BodyDrain drain;

    public ChatRoutes(
            BufferedBody bodies, ChatInputReader reader, ChatStreams streams, Responses responses, BodyDrain drain) {
        this.bodies = bodies;
        this.reader = reader;
        this.streams = streams;
        this.responses = responses;
        this.drain = drain;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(RouteTable.CHAT, RouteTable.CHAT_ALIAS, RouteTable.CHAT_POST);
    }

    @Override
    public void answer(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        BodyHead.check(request, exchange.route().body());
        if (HttpMethod.HEAD.equals(request.method())) {
            drain.drain(request);
            streams.head(exchange);
        } else if (HttpMethod.GET.equals(request.method())) {
            drain.drain(request);
            ChatInput input = reader.fromQuery(request);
            echoSession(exchange, input.sessionId());
            streams.stream(exchange, input);
        } else {
            BodyHead.acceptBody(request);
            bodies.read(request, exchange.route().body())
                    .onSuccess(body -> post(exchange, body))
                    .onFailure(failure -> responses.refuse(exchange, failure));
        }
    }

    /** Clients of the original AI API read their own session id here. */
    private static void echoSession(Exchange exchange, String sessionId) {
        boolean bare = exchange.route().path().equals(RouteTable.CHAT_ALIAS.path());
        if (bare && sessionId != null && sessionId.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            exchange.response().putHeader(Headers.SESSION_ID, sessionId);
        }
    }

    private void post(Exchange exchange, Buffer body) {
        try {
            streams.stream(exchange, reader.fromBody(body));
        } catch (ApiException e) {
            responses.refuse(exchange, e);
        }
    }
}
