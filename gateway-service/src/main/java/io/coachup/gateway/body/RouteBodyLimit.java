package io.coachup.gateway.body;

import io.coachup.common.errors.ApiException;

/**
 * How large a request body may be.
 *
 * @param maxBytes size of the largest one that is accepted
 * @param maxAudioBytes size of the largest recording in it, which its refusal tells; or null for a body without, which
 *     is small
 */
public record RouteBodyLimit(long maxBytes, Long maxAudioBytes) {

    private static final long FORM_BYTES = 1024 * 1024;

    /** A body that may have this many bytes. */
    public static RouteBodyLimit of(long maxBytes) {
        return new RouteBodyLimit(maxBytes, null);
    }

    /** A form with a recording of at most this many bytes, or JSON with it as base64, which makes four bytes of three. */
    public static RouteBodyLimit ofRecording(long maxAudioBytes) {
        return new RouteBodyLimit((maxAudioBytes + 2) / 3 * 4 + FORM_BYTES, maxAudioBytes);
    }

    /** True for a body that is small enough to be read whole before anybody else is asked for anything. */
    public boolean isSmall() {
        return maxAudioBytes == null;
    }

    /** The answer to a body that is larger. */
    public ApiException refusal() {
        return maxAudioBytes == null
                ? ApiException.tooLarge("Request body too large", maxBytes)
                : ApiException.tooLarge("Audio too large", maxAudioBytes);
    }
}
