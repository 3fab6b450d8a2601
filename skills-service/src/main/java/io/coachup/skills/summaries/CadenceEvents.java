package io.coachup.skills.summaries;

import io.coachup.skills.events.Events;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What happened to a session whose summary was due, as events of the session. */
@Singleton
final class CadenceEvents {

    /** What the contract takes for the age of a summary that was never made, in s. */
    private static final long NEVER = (1L << 53) - 1;

    private static final String MESSAGE_ID = "messageId";

    private final Events events;

    CadenceEvents(Events events) {
        this.events = events;
    }

    /** That one was due, and what came of it. */
    void append(Handle handle, Task task, NewVersion made, String requestId, long now) {
        Events.Origin origin = new Events.Origin(requestId, null, null);
        events.append(handle, task.session(), "summary_cadence_onAssistantMessage", due(task), origin, now);
        events.append(handle, task.session(), made.kind(), outcome(task, made), origin, now);
    }

    private static Map<String, Object> due(Task task) {
        Cadence.Claim claim = task.claim();
        Map<String, Object> cadence = new LinkedHashMap<>();
        cadence.put("dueNow", true);
        cadence.put("locked", true);
        cadence.put("reason", claim.reason());
        cadence.put("turnsSince", claim.turnsSince());
        cadence.put("assistantMsgSince", claim.turnsSince());
        cadence.put("ageSec", claim.generatedAt() == 0 ? NEVER : (claim.dueAt() - claim.generatedAt()) / 1_000);
        Map<String, Object> payload = new LinkedHashMap<>(message(task));
        payload.put("cadence", cadence);
        return payload;
    }

    private static Map<String, Object> outcome(Task task, NewVersion made) {
        return made.countsTurns() && made.kind().equals("summary_cadence_generated")
                ? Map.of(
                        "version",
                        made.summary().version(),
                        "len",
                        made.summary().text().length())
                : message(task);
    }

    private static Map<String, Object> message(Task task) {
        return task.lastReplyId() == null ? Map.of() : Map.of(MESSAGE_ID, task.lastReplyId());
    }
}
