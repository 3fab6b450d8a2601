package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

/** Active listening: acknowledges, paraphrases, probes, and gets ahead of what the other needs. */
final class ListeningRubric {

    private ListeningRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                "active_listening",
                criterion("acknowledges", CLARITY, 1.5, "Shows that the other was heard")
                        .metWhen(inMessages(2, ACKNOWLEDGEMENT))
                        .shownBy(ACKNOWLEDGEMENT)
                        .missedBy(OPENING, CLOSING)
                        .praise("You show that you heard the other person")
                        .advice("acknowledge what you heard before you add your own point"),
                criterion("paraphrases", CORRECTNESS, 2, "Puts the other's point into own words")
                        .metWhen(atLeast(1, PARAPHRASE))
                        .shownBy(PARAPHRASE)
                        .missedBy(ACKNOWLEDGEMENT, CLOSING)
                        .praise("You play back what the other person meant")
                        .advice("first say in your own words what the other person meant"),
                criterion("paraphrases_often", CORRECTNESS, 1, "Paraphrases in several turns")
                        .metWhen(inMessages(3, PARAPHRASE))
                        .shownBy(PARAPHRASE)
                        .missedBy(PARAPHRASE, CLOSING)
                        .praise("You keep checking your understanding aloud")
                        .advice("do this in every second turn: say back what you heard, then go on"),
                criterion("checks_back", CORRECTNESS, 1.5, "Asks whether it was understood right")
                        .metWhen(atLeast(1, CHECK_BACK))
                        .shownBy(CHECK_BACK)
                        .missedBy(PARAPHRASE, APPROVAL_SEEKING, CLOSING)
                        .praise("You check that you understood")
                        .advice("end with a check: ask whether you got it right"),
                criterion("probes", CLARITY, 1.5, "Asks open questions that go deeper")
                        .metWhen(atLeast(2, PROBE))
                        .shownBy(PROBE)
                        .missedBy(CLOSED_QUESTION, CLOSING)
                        .praise("You go deeper with your questions")
                        .advice("ask what is behind it, with a question that begins with what or how"),
                criterion("open_question", CLARITY, 1, "Asks at least one open question")
                        .metWhen(atLeast(1, OPEN_QUESTION))
                        .shownBy(OPEN_QUESTION)
                        .missedBy(CLOSED_QUESTION, CLOSING)
                        .praise("You ask openly")
                        .advice("ask one question that can't be answered with yes or no"),
                SharedCriteria.answersTheOther(1.5),
                criterion("feelings", CLARITY, 1, "Hears the feeling behind the words")
                        .metWhen(
                                atLeast(2, VALIDATION).or(atLeast(1, VALIDATION).and(atLeast(2, FEELING))))
                        .shownBy(VALIDATION, FEELING)
                        .missedBy(BLAME, CLOSING)
                        .praise("You hear the feeling behind the words")
                        .advice("name the feeling you heard, not only the fact"),
                SharedCriteria.shortTurns(1),
                SharedCriteria.noRunOns(1),
                SharedCriteria.fewFillers(1),
                SharedCriteria.smoothFlow(1));
    }
}
