package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

/** Empathy: from an occasional acknowledgement over regular reflection to anticipating what the other needs. */
final class EmpathyRubric {

    private EmpathyRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                "empathy",
                criterion("acknowledges", CLARITY, 1.5, "Acknowledges what the other says")
                        .metWhen(atLeast(1, ACKNOWLEDGEMENT).or(atLeast(1, VALIDATION)))
                        .shownBy(ACKNOWLEDGEMENT, VALIDATION)
                        .missedBy(BLAME, OPENING)
                        .praise("You acknowledge the other person")
                        .advice("begin with what the other person has told you"),
                criterion("names_feelings", CLARITY, 1.5, "Names feelings")
                        .metWhen(atLeast(2, FEELING))
                        .shownBy(FEELING)
                        .missedBy(ACKNOWLEDGEMENT, OPENING)
                        .praise("You name the feeling")
                        .advice("say which feeling you notice"),
                criterion("validates", CORRECTNESS, 2, "Accepts the other's feeling or view")
                        .metWhen(atLeast(1, VALIDATION))
                        .shownBy(VALIDATION)
                        .missedBy(BLAME, ACKNOWLEDGEMENT, CLOSING)
                        .praise("You accept how the other person feels")
                        .advice("tell the other person that the feeling makes sense to you"),
                criterion("validates_often", CORRECTNESS, 1, "Does so in several turns")
                        .metWhen(inMessages(2, VALIDATION))
                        .shownBy(VALIDATION)
                        .missedBy(VALIDATION, CLOSING)
                        .praise("You stay with the other person's feelings")
                        .advice("stay with the feeling for one more turn before you go on to the matter"),
                criterion("reflects", CORRECTNESS, 1.5, "Reflects what the other means")
                        .metWhen(atLeast(1, PARAPHRASE))
                        .shownBy(PARAPHRASE)
                        .missedBy(ACKNOWLEDGEMENT, CLOSING)
                        .praise("You reflect what you heard")
                        .advice("say back what you heard before you answer"),
                criterion("asks_how", CLARITY, 1.5, "Asks openly how the other sees it")
                        .metWhen(atLeast(2, OPEN_QUESTION))
                        .shownBy(OPEN_QUESTION)
                        .missedBy(CLOSED_QUESTION, CLOSING)
                        .praise("You ask how the other person sees it")
                        .advice("ask how it looks from the other person's side"),
                criterion("offers_support", CORRECTNESS, 1.5, "Offers help or looks for a way together")
                        .metWhen(atLeast(1, SUPPORT))
                        .shownBy(SUPPORT)
                        .missedBy(CLOSING)
                        .praise("You offer help")
                        .advice("offer something you can do, or ask what would help"),
                criterion("no_blame", CONCISENESS, 1.5, "Does not blame or brush off")
                        .metWhen(seldom(0, BLAME).and(often(0.8, ADDRESS)))
                        .shownBy(ADDRESS, CLEAN_SENTENCE)
                        .missedBy(BLAME, OPENING)
                        .praise("You speak to the other person without blame")
                        .advice("say what you saw and how it affected you, without judging the person"),
                SharedCriteria.answersTheOther(1),
                SharedCriteria.shortTurns(1),
                SharedCriteria.fewFillers(1),
                SharedCriteria.smoothFlow(1));
    }
}
