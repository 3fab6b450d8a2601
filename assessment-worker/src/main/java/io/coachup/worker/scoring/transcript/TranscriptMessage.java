package io.coachup.worker.scoring.transcript;

import io.coachup.common.conversation.ConversationRole;

/**
 * One message of the conversation that is assessed.
 *
 * @param messageId id of the message
 * @param role who spoke; only {@code user} is the speaker who is assessed
 * @param content the text, never null
 * @param ts epoch milliseconds
 */
public record TranscriptMessage(String messageId, String role, String content, long ts) {

    public TranscriptMessage {
        content = content == null ? "" : content;
    }

    /** True for a message of the speaker who is assessed. */
    public boolean isSpeaker() {
        return ConversationRole.USER.is(role);
    }

    /** True for a message of the coach. */
    public boolean isCoach() {
        return ConversationRole.ASSISTANT.is(role);
    }
}
