package io.coachup.common.logging;

import io.coachup.common.hashing.LogHash;

/**
 * An assessment job as log lines name it, in the service that makes it and in the worker alike.
 *
 * @param requestId of the request that ended the group
 * @param trackedSkillIdHash of that request, or null
 * @param sessionKey the session's opaque key
 * @param groupId the group that is assessed
 */
public record LoggedJob(String requestId, String trackedSkillIdHash, String sessionKey, String groupId) {

    /** A line about the job, whose {@code event} is {@code name}. No id is in it as it is. */
    public LogEvent event(String name, LogHash hash) {
        return LogEvent.named(LogService.PY, name)
                .with("requestId", requestId)
                .with("trackedSkillIdHash", hash.trackedSkill(trackedSkillIdHash))
                .with("sessionId", hash.session(sessionKey))
                .with("groupId", hash.group(groupId));
    }
}
