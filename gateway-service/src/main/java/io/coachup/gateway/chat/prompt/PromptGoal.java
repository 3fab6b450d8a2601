package io.coachup.gateway.chat.prompt;

/**
 * What the person wants to reach.
 *
 * @param title short name
 * @param description more words, or null
 */
public record PromptGoal(String title, String description) {}
