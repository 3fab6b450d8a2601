package io.coachup.gateway.chat;

import io.coachup.common.settings.Seconds;
import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Chat. */
@ConfigMapping(prefix = "coachup.chat")
public interface ChatConfig {

    /** {@code AI_CHAT_MODELS}: models that a client may ask for; none means the configured one only. */
    Optional<List<String>> models();

    /** {@code CHAT_ALLOW_SYSTEM_PROMPT}: whether a client may replace the system prompt. */
    @WithConverter(StrictBoolean.class)
    boolean allowSystemPrompt();

    /** {@code AI_CHAT_MAX_TOKENS}: cap on a reply in tokens; 0 or less means none. */
    int maxTokens();

    /** Sampling temperature, 0 to 2. */
    double temperature();

    /** {@code AI_CHAT_PROMPT_TIMEOUT_SECONDS}: longest wait for the conversation's context; 0 asks for none. In seconds or with a unit. */
    @WithConverter(Seconds.class)
    Duration contextTimeout();

    /** {@code AI_CHAT_SSE_HEARTBEAT_SECONDS}: a comment goes out after so long a silence. In seconds or with a unit. */
    @WithConverter(Seconds.class)
    Duration heartbeat();

    /** {@code GEN_AI_METRICS}: whether calls are also counted under OpenTelemetry's {@code gen_ai} names. */
    @WithConverter(StrictBoolean.class)
    boolean genAiMetrics();

    /** Caps of earlier turns in the prompt. */
    Caps caps();

    /** Caps of earlier turns; word caps are used instead of character caps when above 0. */
    interface Caps {

        /** {@code CHAT_CONTEXT_LIMIT}: turns. */
        int turns();

        /** {@code CHAT_CONTEXT_ITEM_CHAR_CAP}: characters of one turn. */
        int itemChars();

        /** {@code CHAT_CONTEXT_TOTAL_CHAR_CAP}: characters of all turns. */
        int totalChars();

        /** {@code CHAT_CONTEXT_ITEM_WORD_CAP}: words of one turn, 0 for characters. */
        int itemWords();

        /** {@code CHAT_CONTEXT_TOTAL_WORD_CAP}: words of all turns, 0 for characters. */
        int totalWords();
    }
}
