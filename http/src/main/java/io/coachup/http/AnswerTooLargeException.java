package io.coachup.http;

/** An answer has more bytes than the caller takes. */
public final class AnswerTooLargeException extends RuntimeException {

    AnswerTooLargeException(int maxBytes) {
        super("The answer is larger than " + maxBytes + " bytes", null, false, false);
    }
}
