package io.coachup.skills.session;

import java.util.UUID;

/**
 * A conversation.
 *
 * @param key the server's own name of it, opaque to everybody else
 * @param sessionId the client's name of it
 * @param userId its owner, for ever
 * @param latestGroupId the group that was opened or requested last, or null
 * @param transcriptsPersistOptOut text is kept only until the session's assessments are finalized
 * @param createdAt epoch ms
 * @param lastActivityAt epoch ms
 */
public record Session(
        UUID key,
        String sessionId,
        String userId,
        String latestGroupId,
        boolean transcriptsPersistOptOut,
        long createdAt,
        long lastActivityAt) {}
