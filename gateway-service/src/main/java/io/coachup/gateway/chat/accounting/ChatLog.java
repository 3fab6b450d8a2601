package io.coachup.gateway.chat.accounting;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.RouteLog;
import io.coachup.llm.Ending;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The chat's log lines. */
@Singleton
public final class ChatLog {

    /** A provider's call, in logs and traces. */
    public static final String PROVIDER_SPAN = "provider.chat";

    private final EventLog log;
    private final RouteLog routes;
    private final LogHash hash;

    public ChatLog(EventLog log, RouteLog routes, LogHash hash) {
        this.log = log;
        this.routes = routes;
        this.hash = hash;
    }

    /** The first token has been sent. */
    public void firstToken(Exchange exchange, String provider, String model, long ms) {
        log.info(event("chat_stream_first_token", exchange, routes.trackedSkillHash(exchange), provider, model)
                .with("ttft_ms", ms));
    }

    /** A stream is over. */
    public void over(
            Exchange exchange, String sessionId, String provider, String model, StreamFacts facts, double cents) {
        String trackedSkillHash = routes.trackedSkillHash(exchange);
        log.info(event("chat_stream_complete", exchange, trackedSkillHash, provider, model)
                .with("ttft_ms", facts.firstTokenMs())
                .with("total_ms", facts.totalMs()));
        providerCall(exchange, provider, model, facts, cents);
        Map<String, Object> sse = new LinkedHashMap<>();
        sse.put("firstTokenMs", facts.firstTokenMs());
        sse.put("streamDurationMs", facts.totalMs());
        sse.put("disconnect", facts.disconnected());
        routes.write(
                routes.line(exchange, 200, trackedSkillHash)
                        .withKnown("sessionIdHash", hash.session(sessionId))
                        .with("sse", sse),
                200);
    }

    private void providerCall(Exchange exchange, String provider, String model, StreamFacts facts, double cents) {
        LogEvent line = LogEvent.of(LogService.PY)
                .with("requestId", exchange.requestId())
                .with("span", PROVIDER_SPAN)
                .with("provider", provider)
                .with("modelId", model)
                .with("latencyMs", facts.providerMs())
                .with("tokensIn", facts.usage().tokensIn())
                .with("tokensOut", facts.usage().tokensOut())
                .with("costCents", cents)
                .with("status", facts.status())
                .withKnown(
                        "ending",
                        facts.ending() == Ending.COMPLETE
                                ? null
                                : facts.ending().wireName());
        if (facts.failure() == null) {
            log.info(line);
        } else {
            log.error(line.error(
                    facts.failure().kind().name().toLowerCase(Locale.ROOT),
                    facts.failure().isTimeout() ? "The provider was late" : "The provider failed"));
        }
    }

    private LogEvent event(String name, Exchange exchange, String trackedSkillHash, String provider, String model) {
        return LogEvent.named(LogService.NEXT, name)
                .with("requestId", exchange.requestId())
                .with("trackedSkillIdHash", trackedSkillHash)
                .with("route", exchange.label())
                .with("provider", provider)
                .with("model", model);
    }
}
