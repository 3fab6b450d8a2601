package io.coachup.http;

/** An answer that is not HTTP/1.1, or can be understood in two ways. */
public final class MalformedAnswerException extends RuntimeException {

    MalformedAnswerException(String message) {
        super(message, null, false, false);
    }
}
