package io.coachup.worker.scoring.speech;

/**
 * One sentence of a message.
 *
 * @param from index of its first word
 * @param to index after its last word
 * @param start index of its first character in the message
 * @param end index after its last character, a closing question or exclamation mark included
 * @param close the sign that ends it; {@link SentenceBreak#SPACE} when the message just stops
 */
public record Sentence(int from, int to, int start, int end, SentenceBreak close) {

    /** Number of words, at least 1. */
    public int length() {
        return to - from;
    }
}
