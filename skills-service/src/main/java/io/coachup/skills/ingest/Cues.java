package io.coachup.skills.ingest;

import java.util.regex.Pattern;

/** Phrases that open or close a group, found as whole words in the message at hand only. */
final class Cues {

    private static final Pattern CLOSING = words("good luck|let me know|hope this helps|anything else");
    private static final Pattern CLOSING_HEURISTIC =
            words("good luck|let me know|anything else|does that help|glad to help");
    private static final Pattern PLANNING = words("plan|over the next|for two weeks|step-by-step");

    private Cues() {}

    static boolean closes(String content) {
        return CLOSING.matcher(content).find();
    }

    static boolean closesByHeuristic(String content) {
        return CLOSING_HEURISTIC.matcher(content).find();
    }

    static boolean plans(String content) {
        return PLANNING.matcher(content).find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
