package io.coachup.worker.scoring.speech;

/** What separates a word from the next one, from weak to strong. Of several signs the strongest counts. */
public enum SentenceBreak {
    /** White space or signs without meaning for the flow. */
    SPACE,
    /** A hyphen inside a compound or a stutter: {@code step-by-step}, {@code w-we}. */
    HYPHEN,
    COMMA,
    DASH,
    /** A hyphen at the end of a word that was not finished: {@code the- the}. */
    CUT_OFF,
    /** A pause or a thought that trails off. */
    ELLIPSIS,
    STOP,
    EXCLAMATION,
    QUESTION;

    /** True when a sentence always ends here. */
    public boolean endsSentence() {
        return compareTo(STOP) >= 0;
    }

    /** True when a listener hears a pause here. */
    public boolean isPause() {
        return compareTo(COMMA) >= 0;
    }
}
