package io.coachup.worker.scoring.speech;

/**
 * One spoken word.
 *
 * @param norm the word in lower case with straight apostrophes
 * @param start index of its first character in the message
 * @param end index after its last character
 * @param capitalised true when it is written with an upper-case first letter
 * @param after what separates it from the next word
 */
public record Word(String norm, int start, int end, boolean capitalised, SentenceBreak after) {

    /** True for a number written in digits. */
    public boolean isNumber() {
        return Character.isDigit(norm.codePointAt(0));
    }

    Word before(SentenceBreak sign) {
        return sign.compareTo(after) > 0 ? new Word(norm, start, end, capitalised, sign) : this;
    }
}
