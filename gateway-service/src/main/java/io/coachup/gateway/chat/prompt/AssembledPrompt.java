package io.coachup.gateway.chat.prompt;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.llm.ChatMessage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A prompt ready for a model.
 *
 * @param messages system message first, the person's words last
 * @param source where earlier turns came from: {@code client}, {@code server} or {@code none}
 */
public record AssembledPrompt(List<ChatMessage> messages, String source) {

    /** The system message. */
    public String system() {
        return messages.getFirst().content();
    }

    /** All but the system message, each with its role. */
    public String user() {
        return messages.stream()
                .filter(message -> message.role() != ConversationRole.SYSTEM)
                .map(message -> message.role().wireName() + ": " + message.content())
                .collect(Collectors.joining("\n"));
    }

    /** Characters of the whole prompt. */
    public int length() {
        return messages.stream().mapToInt(message -> message.content().length()).sum();
    }
}
