package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

/** Storytelling: from a list of events to an arc with people, stakes, a turn and an end that stays. */
final class StorytellingRubric {

    private StorytellingRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                "storytelling",
                criterion("when", CORRECTNESS, 1.5, "Sets the scene: says when it happened")
                        .metWhen(different(2, TIME_MARKER))
                        .shownBy(TIME_MARKER)
                        .missedBy(OPENING)
                        .praise("You place the listener in time")
                        .advice("begin with the day and the place"),
                criterion("who", CORRECTNESS, 1.5, "Has people in it: names or roles")
                        .metWhen(different(2, CHARACTER))
                        .shownBy(CHARACTER)
                        .missedBy(TIME_MARKER, OPENING)
                        .praise("You put people into it")
                        .advice("give the person a name or a role"),
                criterion("stakes", CLARITY, 2, "Says what could be lost or won")
                        .metWhen(atLeast(2, STAKES))
                        .shownBy(STAKES)
                        .missedBy(PROBLEM, OPENING)
                        .praise("You make clear what is at stake")
                        .advice("say what would have been lost if it had gone wrong"),
                criterion("turning_point", CLARITY, 2, "Has a moment when things turn")
                        .metWhen(atLeast(1, TURNING_POINT))
                        .shownBy(TURNING_POINT)
                        .missedBy(TIME_MARKER, LONG_SENTENCE, CLOSING)
                        .praise("You build to a turning point")
                        .advice("mark the moment when things turned, in a short sentence"),
                criterion("outcome", CORRECTNESS, 1.5, "Tells how it ended and what it meant")
                        .metWhen(atLeast(2, OUTCOME))
                        .shownBy(OUTCOME)
                        .missedBy(CLOSING)
                        .praise("You tell how it ended")
                        .advice("close with what changed and what you took from it"),
                criterion("voices", FLUENCY, 1, "Lets people speak")
                        .metWhen(atLeast(2, DIALOGUE))
                        .shownBy(DIALOGUE)
                        .missedBy(CHARACTER, TIME_MARKER)
                        .praise("You let people speak in their own voice")
                        .advice("let the person say it: quote their sentence"),
                criterion("senses", CLARITY, 1.5, "Shows something to see, hear or feel")
                        .metWhen(different(2, SENSORY))
                        .shownBy(SENSORY)
                        .missedBy(CHARACTER, TIME_MARKER, OPENING)
                        .praise("You let the listener see and hear it")
                        .advice("add one thing you saw or heard in that moment"),
                criterion("feeling", CLARITY, 1, "Says how it felt")
                        .metWhen(atLeast(2, FEELING))
                        .shownBy(FEELING)
                        .missedBy(STAKES, TIME_MARKER, CLOSING)
                        .praise("You say how it felt")
                        .advice("say what you or the other person felt there"),
                SharedCriteria.specific(1),
                SharedCriteria.variedSentences(1),
                SharedCriteria.noRunOns(1),
                SharedCriteria.fewFillers(1));
    }
}
