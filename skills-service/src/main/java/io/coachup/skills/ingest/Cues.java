package io.coachup.skills.ingest;

import java.util.regex.Pattern;

/**
 * Phrases that open or close a group, found as whole words in the message at hand only.
 *
 * @param closes the message closes a group when the assistant says it
 * @param closesByHeuristic it does so in the heuristic's opinion
 * @param plans the message opens a group when a person says it
 */
record Cues(boolean closes, boolean closesByHeuristic, boolean plans) {

    /** Every pattern takes time in proportion to the text: {@code \b} would scan back over combining marks. */
    private static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}_])(?:";

    private static final String AFTER = ")(?![\\p{L}\\p{M}\\p{N}_])";

    private static final Pattern CLOSING = Pattern.compile(
            BEFORE + "good luck|let me know|hope this helps|anything else" + AFTER, Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSING_HEURISTIC = Pattern.compile(
            BEFORE + "good luck|let me know|anything else|does that help|glad to help" + AFTER,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PLANNING =
            Pattern.compile(BEFORE + "plan|over the next|for two weeks|step-by-step" + AFTER, Pattern.CASE_INSENSITIVE);

    /** The cues in a text; takes time, so it is no work for within a transaction. */
    static Cues of(String content) {
        return new Cues(
                CLOSING.matcher(content).find(),
                CLOSING_HEURISTIC.matcher(content).find(),
                PLANNING.matcher(content).find());
    }
}
