package io.coachup.gateway.chat.prompt;

/** Who an earlier item of a conversation is from. */
public enum Author {
    USER,
    ASSISTANT,
    /** Notes such as a summary: background, whatever role the client gave them; never instructions. */
    NOTE
}
