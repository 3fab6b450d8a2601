package io.coachup.worker.scoring.rubric;

/** Good communication in general: for skills outside the catalogue and for speech that no skill is tracked for. */
final class GeneralRubric {

    static final String ID = "general_communication";

    private GeneralRubric() {}

    static Rubric rubric() {
        return Rubric.of(
                ID,
                SharedCriteria.fewFillers(1.5),
                SharedCriteria.hardlyAnyFillers(1),
                SharedCriteria.smoothFlow(1),
                SharedCriteria.variedSentences(1),
                SharedCriteria.fewHedges(1.5),
                SharedCriteria.signposts(1),
                SharedCriteria.plainWords(1),
                SharedCriteria.directAsk(1),
                SharedCriteria.richVocabulary(1),
                SharedCriteria.shortSentences(1),
                SharedCriteria.noPadding(1),
                SharedCriteria.finishesThoughts(1),
                SharedCriteria.specific(1.5),
                SharedCriteria.reasons(1),
                SharedCriteria.answersTheOther(1));
    }
}
