package io.coachup.gateway.exchange;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.hashing.Sha256;
import io.coachup.common.identity.Caller;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.RouteLine;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The log line of a route, for what the gateway serves, refuses or fails itself. */
@Singleton
public final class RouteLog {

    private static final int TOO_MANY = 429;
    private static final String OTHER_METHOD = "OTHER";
    private static final Set<String> METHODS =
            HttpMethod.values().stream().map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    /** Lines a second about requests that were too many; whoever sends those could fill the disk. */
    private static final int MAX_FLOOD_LINES = 10;

    private final AtomicLong floodSecond = new AtomicLong();
    private final AtomicInteger floodLines = new AtomicInteger();
    private final EventLog log;
    private final LogHash hash;

    public RouteLog(EventLog log, LogHash hash) {
        this.log = log;
        this.hash = hash;
    }

    /** The fields that every line of a route has. */
    public LogEvent line(Exchange exchange, int status) {
        return line(exchange, status, trackedSkillHash(exchange));
    }

    /** The same, where the tracked skill's log hash is known already. */
    public LogEvent line(Exchange exchange, int status, String trackedSkillHash) {
        Caller caller = exchange.caller();
        return new RouteLine(
                        exchange.requestId(),
                        exchange.label(),
                        method(exchange),
                        status,
                        exchange.elapsedMs(),
                        caller == null ? null : hash.user(caller.userId()),
                        trackedSkillHash)
                .event();
    }

    /** The request's method, or a word for all that HTTP doesn't know. */
    public static String method(Exchange exchange) {
        String method = exchange.request().method().name();
        return METHODS.contains(method) ? method : OTHER_METHOD;
    }

    /** The tracked skill's log hash, or null. */
    public String trackedSkillHash(Exchange exchange) {
        String id = exchange.trackedSkillId();
        return id == null ? null : hash.trackedSkill(Sha256.hex(id));
    }

    /** Writes a line at the level that goes with its status; of too many requests only some, all of them are counted. */
    public void write(LogEvent line, int status) {
        if (status == TOO_MANY && !isLoggedOfFlood()) {
            return;
        }
        log.write(line, status);
    }

    private boolean isLoggedOfFlood() {
        long second = System.nanoTime() / 1_000_000_000;
        if (floodSecond.getAndSet(second) != second) {
            floodLines.set(0);
        }
        return floodLines.incrementAndGet() <= MAX_FLOOD_LINES;
    }
}
