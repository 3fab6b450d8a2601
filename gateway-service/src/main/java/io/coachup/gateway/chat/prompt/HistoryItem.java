package io.coachup.gateway.chat.prompt;

/**
 * One earlier item of a conversation.
 *
 * @param author who it is from
 * @param content its text, never null
 */
public record HistoryItem(Author author, String content) {}
