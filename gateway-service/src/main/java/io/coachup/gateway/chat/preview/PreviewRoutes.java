package io.coachup.gateway.chat.preview;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorBody;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.chat.prompt.ContextCaps;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.OwnRoute;
import io.coachup.gateway.exchange.Query;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.coachup.llm.ChatMessage;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /api/v1/chat/prompt-preview}: the caller's own prompt, for debugging; none are kept where that is off. */
@Singleton
public final class PreviewRoutes implements OwnRoute {

    private static final int SYSTEM_CHARS = 8_000;
    private static final int MESSAGES = 6;
    private static final int MESSAGE_CHARS = 240;
    private static final int PROMPT_CHARS = 400;
    private static final String PREVIEW = "preview";

    private final Responses responses;
    private final PromptPreviews previews;

    PreviewRoutes(Responses responses, PromptPreviews previews) {
        this.responses = responses;
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
        Optional<PromptPreviews.Preview> preview =
                previews.find(exchange.caller().userId(), rid);
        if (preview.isEmpty()) {
            exchange.response().setStatusCode(ErrorCode.NOT_FOUND.status());
        }
        responses.json(exchange, preview.map(PreviewRoutes::answer).orElseGet(() -> none(exchange)));
    }

    private static JsonObject answer(PromptPreviews.Preview preview) {
        return new JsonObject().put(PREVIEW, json(preview));
    }

    /** The error body, with the field that clients of the original look at. */
    private static JsonObject none(Exchange exchange) {
        return new JsonObject(Json.encode(ErrorBody.of(ApiException.notFound(), exchange.requestId())))
                .putNull(PREVIEW);
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
