package io.coachup.gateway.chat.prompt;

/**
 * Who the coach talks to.
 *
 * @param displayName name, or null
 * @param bio a few words about the person, or null
 */
public record Person(String displayName, String bio) {}
