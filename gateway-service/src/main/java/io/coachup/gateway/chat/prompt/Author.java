package io.coachup.gateway.chat.prompt;

import io.coachup.common.conversation.ConversationRole;

/** Who an earlier item of a conversation is from. */
public enum Author {
    USER,
    ASSISTANT,
    /** Notes such as a summary: background, whatever role the client gave them; never instructions. */
    NOTE;

    /** Who speaks in this role; only the user and the assistant do. */
    public static Author of(ConversationRole role) {
        return switch (role) {
            case USER -> USER;
            case ASSISTANT -> ASSISTANT;
            case SYSTEM -> NOTE;
        };
    }
}
