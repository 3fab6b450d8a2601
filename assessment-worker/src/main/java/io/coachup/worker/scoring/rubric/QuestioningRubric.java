package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

/** Questioning: from closed questions over a mix of open and probing ones to questions that lead somewhere. */
final class QuestioningRubric {

    private QuestioningRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                "questioning",
                criterion("asks", CLARITY, 1, "Asks questions at all")
                        .metWhen(atLeast(1, OPEN_QUESTION).or(atLeast(2, CLOSED_QUESTION)))
                        .shownBy(OPEN_QUESTION, CLOSED_QUESTION)
                        .missedBy(CLOSING)
                        .praise("You ask")
                        .advice("turn it into a question and wait for the answer"),
                criterion("open", CLARITY, 1.5, "Asks open questions")
                        .metWhen(atLeast(2, OPEN_QUESTION))
                        .shownBy(OPEN_QUESTION)
                        .missedBy(CLOSED_QUESTION, APPROVAL_SEEKING, CLOSING)
                        .praise("You ask questions that open the talk")
                        .advice("open it with what or how"),
                criterion("many_open", CLARITY, 1, "Asks open questions in at least three turns")
                        .metWhen(inMessages(3, OPEN_QUESTION))
                        .shownBy(OPEN_QUESTION)
                        .missedBy(OPEN_QUESTION, CLOSED_QUESTION, CLOSING)
                        .praise("You keep the talk open with questions")
                        .advice("keep asking: one open question in every turn"),
                criterion("more_open_than_closed", CONCISENESS, 1.5, "Asks more open than closed questions")
                        .metWhen(more(OPEN_QUESTION, CLOSED_QUESTION))
                        .shownBy(OPEN_QUESTION)
                        .missedBy(CLOSED_QUESTION, CLOSING)
                        .praise("Your questions invite more than a yes or no")
                        .advice("ask it so that yes or no is not enough"),
                criterion("probes", CORRECTNESS, 1.5, "Follows up on what was just said")
                        .metWhen(atLeast(1, PROBE))
                        .shownBy(PROBE)
                        .missedBy(OPEN_QUESTION, CLOSED_QUESTION, CLOSING)
                        .praise("You follow up on what you heard")
                        .advice("ask about a word the other person has just used"),
                criterion("probes_often", CORRECTNESS, 1.5, "Goes deeper in several turns")
                        .metWhen(inMessages(3, PROBE))
                        .shownBy(PROBE)
                        .missedBy(PROBE, OPEN_QUESTION, CLOSED_QUESTION, CLOSING)
                        .praise("You dig until you reach the reason")
                        .advice("stay with it for one more question before you move on"),
                criterion("checks", CORRECTNESS, 1, "Checks the answer that was understood")
                        .metWhen(atLeast(1, CHECK_BACK))
                        .shownBy(CHECK_BACK)
                        .missedBy(CLOSED_QUESTION, APPROVAL_SEEKING, CLOSING)
                        .praise("You check what you understood")
                        .advice("say what you understood and ask whether it is right"),
                criterion("no_approval_seeking", CONCISENESS, 1, "Asks to learn, not to be approved of")
                        .metWhen(seldom(0.2, APPROVAL_SEEKING)
                                .and(atLeast(1, OPEN_QUESTION).or(atLeast(1, CLOSED_QUESTION))))
                        .shownBy(OPEN_QUESTION, CLOSED_QUESTION)
                        .missedBy(APPROVAL_SEEKING, CLOSING)
                        .praise("You ask out of interest")
                        .advice("ask for the other person's view instead of approval"),
                criterion("leads_on", CLARITY, 1.5, "Asks towards a decision or a next step")
                        .metWhen(atLeast(2, OPEN_QUESTION)
                                .and(atLeast(1, DIRECT_ASK))
                                .and(atLeast(1, NEXT_STEP)))
                        .shownBy(NEXT_STEP, DIRECT_ASK)
                        .missedBy(INDIRECT_ASK, CLOSING)
                        .praise("Your questions lead to a next step")
                        .advice("end with a question that settles the next step"),
                SharedCriteria.fewFillers(1),
                SharedCriteria.smoothFlow(1));
    }
}
