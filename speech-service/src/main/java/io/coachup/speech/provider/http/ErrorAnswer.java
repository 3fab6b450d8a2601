package io.coachup.speech.provider.http;

import java.net.http.HttpHeaders;

/**
 * An answer that is not 2xx.
 *
 * @param body empty where audio was asked for
 */
public record ErrorAnswer(int status, HttpHeaders headers, byte[] body) {}
