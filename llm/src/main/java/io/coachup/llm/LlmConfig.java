package io.coachup.llm;

import io.coachup.common.settings.Seconds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;
import java.util.Optional;

/** Which provider and model each role uses, and how long a call may take. */
@ConfigMapping(prefix = "coachup.llm")
public interface LlmConfig {

    /** {@code AI_PROVIDER}: for roles that name none. */
    Optional<String> provider();

    /** {@code AI_PROVIDER_CHAT} and {@code AI_CHAT_MODEL}. */
    Choice chat();

    /** {@code AI_PROVIDER_CLASSIFIER} and {@code AI_CLASSIFIER_MODEL}. */
    Choice classifier();

    /** {@code AI_PROVIDER_ASSESS} and {@code AI_ASSESS_MODEL}. */
    Choice assess();

    /** {@code AI_PROVIDER_SUMMARY} and {@code AI_SUMMARY_MODEL}. */
    Choice summary();

    /** {@code AI_CHAT_TTFT_TIMEOUT_SECONDS}: wait for the first sign of life of a stream. In seconds or with a unit. */
    @WithConverter(Seconds.class)
    Duration firstTokenTimeout();

    /**
     * {@code AI_CHAT_KEEPALIVE_TIMEOUT_SECONDS}: wait for the first token of a stream that only shows that its connection
     * is alive, in seconds or with a unit. What shows that the model works, such as its thoughts, has no limit but the
     * whole call's.
     */
    @WithConverter(Seconds.class)
    Duration keepAliveTimeout();

    /** {@code AI_HTTP_TIMEOUT_SECONDS}: the whole of a call. In seconds or with a unit. */
    @WithConverter(Seconds.class)
    Duration totalTimeout();

    /** {@code AI_HTTP_CONNECT_TIMEOUT_SECONDS}. In seconds or with a unit. */
    @WithConverter(Seconds.class)
    Duration connectTimeout();

    /** {@code AI_HTTP_MAX_CONNECTIONS}: streams to one provider at a time. */
    int maxConnections();

    /**
     * {@code AI_REASONING_MAX_TOKENS}: tokens that a model which thinks first may use for that, beside the cap of its reply;
     * 0 for none.
     */
    int reasoningMaxTokens();

    /** What one role uses. */
    interface Choice {

        /** Provider name, or empty for the general one. */
        Optional<String> provider();

        /** Model name, or empty for the provider's default. */
        Optional<String> model();
    }

    /** The choice of a role. */
    default Choice choice(LlmRole role) {
        return switch (role) {
            case CHAT -> chat();
            case CLASSIFIER -> classifier();
            case ASSESS -> assess();
            case SUMMARY -> summary();
        };
    }
}
