package io.coachup.worker.scoring.transcript;

import java.util.Optional;

/** The one place that decides what may be shown as the speaker's own words. */
public final class QuoteCheck {

    /** Longest quote that is shown, in characters. */
    public static final int MAX_CHARS = 160;

    /** Longest text that is searched for; a quote beyond it is not one that anybody would show. */
    private static final int MAX_SEARCHED_CHARS = 2000;

    private final JobTranscript transcript;

    public QuoteCheck(JobTranscript transcript) {
        this.transcript = transcript;
    }

    /**
     * The quote, ready to be shown: white space around it is not part of it, the rest must be verbatim, and what is longer
     * than {@link #MAX_CHARS} is cut at a word boundary. Empty when the speaker did not say it.
     */
    public Optional<String> verified(String quote) {
        String stripped = quote == null ? "" : quote.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_SEARCHED_CHARS || !transcript.spokeVerbatim(stripped)) {
            return Optional.empty();
        }
        String cut = cut(stripped);
        return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
    }

    private static String cut(String quote) {
        if (quote.length() <= MAX_CHARS) {
            return quote;
        }
        int end = MAX_CHARS;
        while (end > 0 && !Character.isWhitespace(quote.charAt(end))) {
            end--;
        }
        return quote.substring(0, end).strip();
    }
}
