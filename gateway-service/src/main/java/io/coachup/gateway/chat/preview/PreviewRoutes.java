package io.coachup.gateway.chat.preview;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorBody;
import io.coachup.gateway.chat.prompt.ContextCaps;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.OwnRoute;
import io.coachup.gateway.exchange.Query;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.exchange.RouteLog;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.coachup.llm.ChatMessage;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** {@code GET /api/v1/chat/prompt-preview}: the caller's own prompt, for debugging; none are kept where that is off. */
@Singleton
public final class PreviewRoutes implements OwnRoute {

    private static final int OK = 200;
    private static final int SYSTEM_CHARS = 8_000;
    private static final int MESSAGES = 6;
    private static final int MESSAGE_CHARS = 240;
    private static final int PROMPT_CHARS = 400;
    private static final String PREVIEW = "preview";

    private final Responses responses;
    private final RouteLog log;
    private final PromptPreviews previews;

    PreviewRoutes(Responses responses, RouteLog log, PromptPreviews previews) {
        this.responses = responses;
        this.log = log;
        this.previews = previews;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(RouteTable.PROMPT_PREVIEW);
    }

    @Override
    public void answer(Exchange exchange) {
        Query query = Query.parse(exchange.request().query());
        String rid = query.get("rid") == null ? query.get("requestId") : query.get("rid");
        if (rid == null || rid.isBlank()) {
            throw ApiException.invalid("rid required");
        }
        previews.find(exchange.caller().userId(), rid)
                .ifPresentOrElse(preview -> found(exchange, preview), () -> none(exchange));
    }

    private void found(Exchange exchange, PromptPreviews.Preview preview) {
        log.write(log.line(exchange, OK), OK);
        responses.json(exchange, new JsonObject().put(PREVIEW, json(preview)));
    }

    /** The error body, with the field that clients of the original look at. */
    private void none(Exchange exchange) {
        ApiException refusal = ApiException.notFound();
        int status = refusal.code().status();
        log.write(log.line(exchange, status).error(refusal.code().word(), refusal.getMessage()), status);
        exchange.response().setStatusCode(status);
        responses.json(
                exchange, new JsonObject(Json.encode(ErrorBody.of(refusal, exchange.requestId()))).putNull(PREVIEW));
    }

    private static JsonObject json(PromptPreviews.Preview preview) {
        List<ChatMessage> said = preview.prompt()
                .messages()
                .subList(1, preview.prompt().messages().size());
        JsonArray recent = new JsonArray();
        List<ChatMessage> earlier = said.subList(0, said.size() - 1);
        earlier.subList(Math.max(0, earlier.size() - MESSAGES), earlier.size())
                .forEach(message -> recent.add(new JsonObject()
                        .put("role", message.role().wireName())
                        .put("content", ContextCaps.cut(message.content(), MESSAGE_CHARS))
                        .put("len", message.content().length())));
        return new JsonObject()
                .put("system", ContextCaps.cut(preview.prompt().system(), SYSTEM_CHARS))
                .put("recentMessages", recent)
                .put("prompt", ContextCaps.cut(said.getLast().content(), PROMPT_CHARS))
                .put("createdAt", preview.createdAt());
    }
}
