package io.coachup.http;

/** A response has more bytes than the caller takes. */
public final class ResponseTooLargeException extends RuntimeException {

    ResponseTooLargeException(int maxBytes) {
        super("The response is larger than " + maxBytes + " bytes", null, false, false);
    }
}
