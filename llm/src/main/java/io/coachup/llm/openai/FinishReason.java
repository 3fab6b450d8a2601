package io.coachup.llm.openai;

import io.coachup.llm.Ending;
import java.util.Locale;

/** The words with which servers say why a reply ends. */
final class FinishReason {

    private FinishReason() {}

    /**
     * What a word means: null when it doesn't end the reply, {@link Ending#INTERRUPTED} when the reply failed. A word that
     * nobody knows is the end all the same.
     */
    static Ending of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "", "null", "none" -> null;
            case "length", "max_tokens", "max_length", "max_output_tokens", "model_length", "token_limit" ->
                Ending.LENGTH;
            case "content_filter",
                    "content_filtered",
                    "safety",
                    "recitation",
                    "blocklist",
                    "prohibited_content",
                    "spii",
                    "sensitive",
                    "refusal",
                    "guardrail_intervened" -> Ending.FILTER;
            case "tool_calls", "tool_call", "tool_use", "function_call" -> Ending.TOOLS;
            case "error",
                    "abort",
                    "aborted",
                    "cancelled",
                    "canceled",
                    "timeout",
                    "network_error",
                    "insufficient_system_resource",
                    "malformed_function_call" -> Ending.INTERRUPTED;
            default -> Ending.COMPLETE;
        };
    }
}
