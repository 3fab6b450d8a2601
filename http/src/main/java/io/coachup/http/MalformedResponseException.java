package io.coachup.http;

/** A response that is not HTTP/1.1, or can be understood in two ways. */
public final class MalformedResponseException extends RuntimeException {

    MalformedResponseException(String message) {
        super(message, null, false, false);
    }
}
