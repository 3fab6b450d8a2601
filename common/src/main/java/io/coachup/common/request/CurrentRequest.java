package io.coachup.common.request;

import io.coachup.common.hashing.Sha256;
import io.coachup.common.identity.Caller;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.tracing.TraceParent;
import io.coachup.common.tracing.TraceSpan;
import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of the request being served: ids, caller, and what its log line will say. */
@RequestScoped
public class CurrentRequest {

    private final long startedNanos = System.nanoTime();
    private final Map<String, Object> logFields = new LinkedHashMap<>();
    private String requestId = RequestId.create();
    private String traceParent = TraceParent.create();
    private TraceSpan span;
    private String authorization;
    private String trackedSkillIdHash;
    private String sessionId;
    private Caller caller;

    void begin(String requestId, TraceSpan span, String authorization, String trackedSkillId) {
        this.requestId = RequestId.acceptOrCreate(requestId);
        this.span = span;
        this.traceParent = span.traceParent();
        this.authorization = authorization;
        this.trackedSkillIdHash =
                trackedSkillId == null || trackedSkillId.isBlank() ? null : Sha256.hex(trackedSkillId);
    }

    public String requestId() {
        return requestId;
    }

    public String traceParent() {
        return traceParent;
    }

    /** What other tracing systems said of the trace, to be passed on to our services; or null. */
    public String traceState() {
        return span == null ? null : span.traceState();
    }

    TraceSpan span() {
        return span;
    }

    /** The caller's {@code authorization} header as received, or null. */
    public String authorization() {
        return authorization;
    }

    /** Unsalted SHA-256 (hex) of {@code X-Tracked-Skill-Id}, or null; the contract's value for API and database. */
    public String trackedSkillIdHash() {
        return trackedSkillIdHash;
    }

    /** Who calls; set by the identity filter on every route that is neither public nor internal. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("This route has no caller");
        }
        return caller;
    }

    void caller(Caller caller) {
        this.caller = caller;
    }

    /** True on routes of signed-in people. */
    public boolean hasCaller() {
        return caller != null;
    }

    /** Names the session that the request is about; its log line holds the hash. Null for none. */
    public CurrentRequest session(String sessionId) {
        this.sessionId = sessionId;
        return this;
    }

    String sessionId() {
        return sessionId;
    }

    /** Adds a field to the request's log line; never text, tokens, object keys or raw ids. */
    public CurrentRequest logField(String name, Object value) {
        logFields.put(name, value);
        return this;
    }

    /** Like {@link #logField}; null is not written. */
    public CurrentRequest logKnown(String name, Object value) {
        return value == null ? this : logField(name, value);
    }

    /** Says in the log line what was wrong more precisely than the answer does; never text, tokens, keys or raw ids. */
    public CurrentRequest logError(String type, String message) {
        return logField("error", LogEvent.described(type, message));
    }

    Map<String, Object> logFields() {
        return logFields;
    }

    long elapsedMs() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    /** When it arrived, epoch ms. */
    public long startedAt() {
        return System.currentTimeMillis() - elapsedMs();
    }
}
