package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

/** Stutter reduction: from frequent blocks and repetitions to a natural flow. Only what a transcript shows is judged. */
final class StutterRubric {

    private StutterRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                "stutter_reduction",
                criterion(
                                "some_repetitions",
                                FLUENCY,
                                1.5,
                                "Repeats or breaks off words less than 1.5 times in 100 words")
                        .metWhen(seldom(1.5, FALSE_START))
                        .shownBy(CLEAN_SENTENCE)
                        .missedBy(FALSE_START)
                        .praise("You repeat words only rarely")
                        .advice("slow down on the first word and glide into it"),
                SharedCriteria.smoothFlow(2),
                criterion("no_repetitions", FLUENCY, 1, "Speaks without any repeated or broken-off word")
                        .metWhen(seldom(0, FALSE_START))
                        .shownBy(CLEAN_SENTENCE)
                        .missedBy(FALSE_START)
                        .praise("Not one word is broken off")
                        .advice("take this sentence and say it slowly, twice, without a restart"),
                criterion("few_pauses", FLUENCY, 1.5, "Pauses inside sentences less than once in 100 words")
                        .metWhen(seldom(1, PAUSE))
                        .shownBy(CLEAN_SENTENCE)
                        .missedBy(PAUSE)
                        .praise("You keep your sentences together")
                        .advice("breathe before the sentence instead of inside it"),
                SharedCriteria.fewFillers(1.5),
                SharedCriteria.hardlyAnyFillers(1),
                SharedCriteria.finishesThoughts(1.5),
                SharedCriteria.cleanSentences(1.5),
                SharedCriteria.noRunOns(1),
                SharedCriteria.variedSentences(1),
                criterion("keeps_going", CLARITY, 1.5, "Says several clean sentences in a row of sensible length")
                        .metWhen(atLeast(8, CLEAN_SENTENCE).and(sentencesWith(0.45, CLEAN_SENTENCE)))
                        .shownBy(CLEAN_SENTENCE)
                        .missedBy(FALSE_START, FILLER, PAUSE)
                        .praise("You keep going in one breath")
                        .advice("shorten it to six or eight words and say it in one breath"));
    }
}
