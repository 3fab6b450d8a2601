package io.coachup.http;

/**
 * A whole response.
 *
 * @param status HTTP status
 * @param body its body, perhaps empty
 */
public record HttpResponse(int status, byte[] body) {}
