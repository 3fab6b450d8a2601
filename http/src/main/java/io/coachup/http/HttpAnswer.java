package io.coachup.http;

/**
 * A whole answer.
 *
 * @param status HTTP status
 * @param body its body, perhaps empty
 */
public record HttpAnswer(int status, byte[] body) {}
