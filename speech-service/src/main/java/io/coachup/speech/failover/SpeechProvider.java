package io.coachup.speech.failover;

import java.time.Duration;
import java.util.List;

/** What selection, fallback and circuit breakers know of a provider. One bean and one package a provider. */
public interface SpeechProvider {

    /** Its name in settings, answers, metrics and logs: lower case. */
    String name();

    /** True when {@code name}, lower case, means this provider; some have a second name. */
    default boolean answersTo(String name) {
        return name().equals(name);
    }

    /** What it can't work without and lacks, such as {@code OPENAI_API_KEY missing}; null when nothing. */
    String missing();

    /** The model that it asks as prices know it, or null when it has none or chooses anew each time. */
    default String model() {
        return null;
    }

    /** A sentence for each setting of it that can't work; none with a secret in it. */
    default List<String> problems() {
        return List.of();
    }

    /** How often it is asked before the next one is, at least once. */
    default int attempts() {
        return 3;
    }

    /** Longest wait before the second attempt; doubles with each further one. */
    default Duration retryBase() {
        return Duration.ofMillis(250);
    }
}
