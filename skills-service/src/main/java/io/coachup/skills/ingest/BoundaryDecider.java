package io.coachup.skills.ingest;

import jakarta.inject.Singleton;

/** Thresholds, heuristic and guards between a classifier's opinion and the state machine. */
@Singleton
public final class BoundaryDecider {

    private final IngestConfig config;

    public BoundaryDecider(IngestConfig config) {
        this.config = config;
    }

    /**
     * The final decision and how it came about.
     *
     * @param accepted the confidence reached the acceptance threshold
     * @param low the confidence lay between the two thresholds
     * @param heuristic the heuristic replaced the classifier's decision
     */
    public record Outcome(Decision decision, boolean accepted, boolean low, boolean heuristic) {}

    /** Decides on one message, given its cues and the state before it. Nothing but an end closes an open group. */
    Outcome decide(Classification classification, IngestMessage message, Cues cues, GroupState state) {
        double confidence = classification.confidence();
        boolean accepted = confidence >= config.confidenceAccept();
        boolean low = !accepted && confidence >= config.confidenceLow();
        boolean heuristic =
                !accepted && (confidence < config.confidenceLow() || classification.decision() == Decision.ABSTAIN);
        Decision decision = heuristic ? heuristic(message, cues, state) : classification.decision();
        if (config.guardsEnabled()) {
            decision = guarded(decision, accepted || heuristic, message, state);
        }
        if (state.active() && (decision == Decision.START || decision == Decision.ONE_OFF)) {
            decision = Decision.CONTINUE;
        }
        return new Outcome(decision, accepted, low, heuristic);
    }

    private static Decision heuristic(IngestMessage message, Cues cues, GroupState state) {
        if (message.isAssistant()) {
            if (cues.closesByHeuristic()) {
                return Decision.END;
            }
            return state.active() ? Decision.CONTINUE : Decision.IGNORE;
        }
        return state.active() ? Decision.CONTINUE : Decision.START;
    }

    private Decision guarded(Decision decision, boolean sure, IngestMessage message, GroupState state) {
        Decision guarded = decision;
        if (guarded == Decision.START && config.strictStartGuard() && !sure) {
            guarded = Decision.ABSTAIN;
        }
        if (guarded == Decision.CONTINUE && !state.active()) {
            guarded = Decision.START;
        }
        boolean idle = state.lastTs() != null
                && message.ts() - state.lastTs() > config.idleTimeout().toMillis();
        if (guarded == Decision.CONTINUE && (idle || state.turnCount() + 1 >= config.maxTurns())) {
            guarded = Decision.END;
        }
        return guarded;
    }
}
