package io.coachup.gateway.chat.prompt;

/**
 * A skill that the person works on.
 *
 * @param name its name
 * @param level current level 0..10, or null when unknown
 */
public record FocusSkill(String name, Double level) {}
