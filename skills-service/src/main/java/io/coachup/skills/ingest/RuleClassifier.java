package io.coachup.skills.ingest;

/** The classifier that needs no model; confidences are the original's. */
final class RuleClassifier {

    private static final double CLOSING_CONFIDENCE = 0.72;
    private static final double PLANNING_CONFIDENCE = 0.65;
    private static final double UNCLEAR_CONFIDENCE = 0.2;

    private static final double MOCK_CLOSING_CONFIDENCE = 0.75;
    private static final double MOCK_PLANNING_CONFIDENCE = 0.68;

    private RuleClassifier() {}

    /** What the mock provider has in place of an opinion: other phrases that close, and other confidences. */
    static Classification asMock(boolean assistant, Cues cues, boolean active) {
        return classify(
                assistant && cues.closesByHeuristic(),
                !assistant && cues.plans(),
                active,
                MOCK_CLOSING_CONFIDENCE,
                MOCK_PLANNING_CONFIDENCE);
    }

    static Classification classify(boolean assistant, Cues cues, boolean active) {
        return classify(
                assistant && cues.closes(),
                !assistant && cues.plans(),
                active,
                CLOSING_CONFIDENCE,
                PLANNING_CONFIDENCE);
    }

    private static Classification classify(
            boolean closes, boolean plans, boolean active, double closing, double planning) {
        if (closes) {
            return new Classification(Decision.END, closing, "closing_cue");
        }
        if (plans) {
            Decision decision = active ? Decision.CONTINUE : Decision.START;
            return new Classification(decision, planning, "planning_intent");
        }
        return new Classification(Decision.ABSTAIN, UNCLEAR_CONFIDENCE, "unclear");
    }
}
