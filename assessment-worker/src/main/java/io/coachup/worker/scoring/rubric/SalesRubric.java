package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

/** Sales persuasiveness: the listener's problem and gain instead of features, proof, and a clear call to action. */
final class SalesRubric {

    private SalesRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                "sales_persuasiveness",
                criterion("benefits", CLARITY, 2, "Says what the listener gains, not only what the thing does")
                        .metWhen(atLeast(3, BENEFIT).and(often(0.8, BENEFIT)))
                        .shownBy(BENEFIT)
                        .missedBy(JARGON, HEDGE, OPENING)
                        .praise("You say what the listener gains")
                        .advice("finish the sentence with what the listener gains from it"),
                criterion("problem", CLARITY, 1.5, "Names the problem the listener has today")
                        .metWhen(atLeast(2, PROBLEM))
                        .shownBy(PROBLEM)
                        .missedBy(OPENING)
                        .praise("You name the problem that hurts")
                        .advice("begin with the problem the listener has today"),
                criterion("proof", CORRECTNESS, 1.5, "Supports claims with results, a trial or an example")
                        .metWhen(atLeast(2, PROOF).and(atLeast(3, SPECIFIC)))
                        .shownBy(PROOF)
                        .missedBy(HEDGE, JARGON, BENEFIT)
                        .praise("You prove what you claim")
                        .advice("add one result you have really seen"),
                SharedCriteria.specific(1),
                criterion(
                                "objection",
                                CORRECTNESS,
                                1.5,
                                "Takes up a doubt of the listener before it is voiced or when it is")
                        .metWhen(atLeast(1, OBJECTION))
                        .shownBy(OBJECTION)
                        .missedBy(CLOSING)
                        .praise("You take the listener's doubt seriously")
                        .advice("name the doubt the listener may have, and answer it"),
                SharedCriteria.directAsk(2),
                SharedCriteria.timedAsk(1),
                criterion("listener_first", CLARITY, 1, "Speaks to the listener: you and your")
                        .metWhen(often(2.5, ADDRESS))
                        .shownBy(ADDRESS)
                        .missedBy(OPENING, CLOSING)
                        .praise("You speak to the person in front of you")
                        .advice("turn the sentence round so that it begins with you"),
                criterion("asks_needs", CORRECTNESS, 1, "Asks what the listener needs")
                        .metWhen(atLeast(2, OPEN_QUESTION))
                        .shownBy(OPEN_QUESTION)
                        .missedBy(CLOSED_QUESTION, CLOSING)
                        .praise("You ask before you offer")
                        .advice("ask an open question about what the listener needs"),
                SharedCriteria.fewHedges(1),
                SharedCriteria.noRunOns(1),
                SharedCriteria.fewFillers(1));
    }
}
