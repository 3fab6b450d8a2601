package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

/** Confidence: from unsteady over steady to a presence that others follow. */
final class ConfidenceRubric {

    private ConfidenceRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                "confidence",
                SharedCriteria.fewHedges(2),
                SharedCriteria.hardlyAnyHedges(1),
                SharedCriteria.fewFillers(1.5),
                SharedCriteria.hardlyAnyFillers(1),
                SharedCriteria.smoothFlow(1),
                SharedCriteria.finishesThoughts(1),
                SharedCriteria.noSelfUndermining(1.5),
                criterion("no_approval_seeking", CLARITY, 1, "Does not ask for permission to speak or for approval")
                        .metWhen(seldom(0.2, APPROVAL_SEEKING))
                        .shownBy(COMMITMENT, CLEAN_SENTENCE)
                        .missedBy(APPROVAL_SEEKING)
                        .praise("You speak without asking for permission")
                        .advice("end on the statement and leave out the question after it"),
                SharedCriteria.directAsk(2),
                SharedCriteria.timedAsk(1),
                criterion("owns_it", CORRECTNESS, 1.5, "Tells own deeds with I and a strong verb")
                        .metWhen(different(3, OWNERSHIP))
                        .shownBy(OWNERSHIP)
                        .missedBy(SELF_UNDERMINING, HEDGE, OPENING)
                        .praise("You own what you did")
                        .advice("say what you did: I, then a strong verb"),
                criterion("commits", CONCISENESS, 1.5, "Commits itself: I will, I recommend")
                        .metWhen(atLeast(3, COMMITMENT).and(often(0.8, COMMITMENT)))
                        .shownBy(COMMITMENT)
                        .missedBy(HEDGE, INDIRECT_ASK, CLOSING)
                        .praise("You commit yourself")
                        .advice("begin with I will or I recommend"));
    }
}
