package io.coachup.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.tracing.CallIds;
import java.util.List;

/**
 * What a model is asked.
 *
 * @param model model name, or null for the provider's configured one
 * @param messages the conversation, oldest first
 * @param maxTokens cap on the reply in tokens; 0 means none
 * @param temperature 0..2
 * @param responseSchema JSON schema that the reply must follow, or null for free text
 * @param ids identifiers passed on to the provider
 */
public record ChatRequest(
        String model,
        List<ChatMessage> messages,
        int maxTokens,
        double temperature,
        JsonNode responseSchema,
        CallIds ids) {

    public ChatRequest {
        messages = List.copyOf(messages);
    }
}
