package io.coachup.gateway.exchange;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.hashing.Sha256;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** The log line of a route, for what the gateway serves, refuses or fails itself. */
@Singleton
public final class RouteLog {

    private static final String OTHER_METHOD = "OTHER";
    private static final Set<String> METHODS =
            HttpMethod.values().stream().map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    private final EventLog log;
    private final LogHash hash;

    public RouteLog(EventLog log, LogHash hash) {
        this.log = log;
        this.hash = hash;
    }

    /** The fields that every line of a route has. */
    public LogEvent line(Exchange exchange, int status) {
        String method = exchange.request().method().name();
        return LogEvent.of(LogService.NEXT)
                .with("requestId", exchange.requestId())
                .with("route", exchange.label())
                .with("method", METHODS.contains(method) ? method : OTHER_METHOD)
                .with("status", status)
                .with("latencyMs", exchange.elapsedMs())
                .withKnown(
                        "userIdHash",
                        exchange.caller() == null
                                ? null
                                : hash.user(exchange.caller().userId()))
                .withKnown("trackedSkillIdHash", trackedSkillHash(exchange));
    }

    /** The tracked skill's log hash, or null. */
    public String trackedSkillHash(Exchange exchange) {
        String id = exchange.trackedSkillId();
        return id == null ? null : hash.trackedSkill(Sha256.hex(id));
    }

    /** Writes a line at the level that goes with its status. */
    public void write(LogEvent line, int status) {
        if (status >= 500) {
            log.error(line);
        } else if (status >= 400) {
            log.warn(line);
        } else {
            log.info(line);
        }
    }
}
