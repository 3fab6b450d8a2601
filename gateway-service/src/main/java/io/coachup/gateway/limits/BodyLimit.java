package io.coachup.gateway.limits;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;

/**
 * How large a request body may be.
 *
 * @param maxBytes size of the largest one that is accepted
 * @param maxAudioBytes size of the largest recording in it, which its refusal tells; or null for a body without
 */
public record BodyLimit(long maxBytes, Long maxAudioBytes) {

    private static final long FORM_BYTES = 1024 * 1024;

    /** A body that may have this many bytes. */
    public static BodyLimit of(long maxBytes) {
        return new BodyLimit(maxBytes, null);
    }

    /** A form with a recording of at most this many bytes. */
    public static BodyLimit ofRecording(long maxAudioBytes) {
        return new BodyLimit(maxAudioBytes + FORM_BYTES, maxAudioBytes);
    }

    /** The answer to a body that is larger. */
    public ApiException refusal() {
        return maxAudioBytes == null
                ? new ApiException(ErrorCode.PAYLOAD_TOO_LARGE, "Request body too large")
                : ApiException.tooLarge("Audio too large", maxAudioBytes);
    }
}
