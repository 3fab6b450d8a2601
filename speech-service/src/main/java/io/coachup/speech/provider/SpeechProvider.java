package io.coachup.speech.provider;

/** What selection, fallback and circuit breakers know of a provider. One bean and one package a provider. */
public interface SpeechProvider {

    /** Its name in settings, answers, metrics and logs: lower case. */
    String name();

    /** True when {@code name}, lower case, means this provider; some have a second name. */
    default boolean answersTo(String name) {
        return name().equals(name);
    }

    /** The environment variable or program that it can't work without and that is missing, or null. */
    String missing();
}
