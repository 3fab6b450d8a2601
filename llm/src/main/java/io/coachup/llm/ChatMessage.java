package io.coachup.llm;

import io.coachup.common.conversation.ConversationRole;

/**
 * One message of a conversation sent to a model.
 *
 * @param role who speaks
 * @param content the text, never null
 */
public record ChatMessage(ConversationRole role, String content) {

    public static ChatMessage system(String content) {
        return new ChatMessage(ConversationRole.SYSTEM, content);
    }

    public static ChatMessage user(String content) {
        return new ChatMessage(ConversationRole.USER, content);
    }

    public static ChatMessage assistant(String content) {
        return new ChatMessage(ConversationRole.ASSISTANT, content);
    }
}
