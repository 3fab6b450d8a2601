package io.coachup.common.logging;

/**
 * The fields that the log line of every route has, in their order.
 *
 * @param requestId id of the request
 * @param route method and path template, never a raw path
 * @param method one of HTTP's methods, or a word for all others
 * @param status the answer's
 * @param latencyMs from the request's head until the answer, ms
 * @param userIdHash log hash of who called, or null
 * @param trackedSkillIdHash log hash of the skill, or null
 */
public record RouteLine(
        String requestId,
        String route,
        String method,
        int status,
        long latencyMs,
        String userIdHash,
        String trackedSkillIdHash) {

    /** The line, to which a route may add fields; {@link EventLog#write} knows its level. */
    public LogEvent event() {
        return LogEvent.of(LogService.NEXT)
                .with("requestId", requestId)
                .with("route", route)
                .with("method", method)
                .with("status", status)
                .with("latencyMs", latencyMs)
                .withKnown("userIdHash", userIdHash)
                .withKnown("trackedSkillIdHash", trackedSkillIdHash);
    }
}
