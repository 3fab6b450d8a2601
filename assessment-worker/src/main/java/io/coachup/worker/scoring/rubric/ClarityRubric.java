package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

/** Clarity and eloquence: complexity made simple, in words that are remembered. */
final class ClarityRubric {

    private ClarityRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                "clarity_eloquence",
                SharedCriteria.fewFillers(1.5),
                SharedCriteria.hardlyAnyFillers(1),
                SharedCriteria.fewHedges(1.5),
                SharedCriteria.hardlyAnyHedges(1),
                SharedCriteria.shortSentences(1),
                SharedCriteria.noRunOns(1),
                SharedCriteria.noPadding(1),
                SharedCriteria.plainWords(1),
                SharedCriteria.signposts(1),
                SharedCriteria.specific(1.5),
                SharedCriteria.variedSentences(1),
                SharedCriteria.clearClose(1),
                criterion("main_point", CLARITY, 1.5, "Says the main point in so many words")
                        .metWhen(atLeast(2, MAIN_POINT))
                        .shownBy(MAIN_POINT)
                        .missedBy(LONG_SENTENCE, OPENING)
                        .praise("You put your point into one sentence")
                        .advice("say the point first, in one sentence, then explain it"),
                criterion("memorable", CLARITY, 1, "Gives the listener a picture to remember")
                        .metWhen(different(2, SENSORY))
                        .shownBy(SENSORY)
                        .missedBy(SPECIFIC, OPENING)
                        .praise("You give the listener a picture to remember")
                        .advice("add one thing that can be seen or heard"));
    }
}
