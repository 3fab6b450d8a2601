package io.coachup.skills.ingest;

/** The classifier that needs no model; confidences are the original's. */
final class RuleClassifier {

    private static final double CLOSING_CONFIDENCE = 0.72;
    private static final double PLANNING_CONFIDENCE = 0.65;
    private static final double UNCLEAR_CONFIDENCE = 0.2;

    private RuleClassifier() {}

    static Classification classify(boolean assistant, Cues cues, boolean active) {
        if (assistant && cues.closes()) {
            return new Classification(Decision.END, CLOSING_CONFIDENCE, "closing_cue");
        }
        if (!assistant && cues.plans()) {
            Decision decision = active ? Decision.CONTINUE : Decision.START;
            return new Classification(decision, PLANNING_CONFIDENCE, "planning_intent");
        }
        return new Classification(Decision.ABSTAIN, UNCLEAR_CONFIDENCE, "unclear");
    }
}
