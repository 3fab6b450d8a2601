package io.coachup.worker.scoring.rubric;

import io.coachup.worker.scoring.observation.Signal;
import java.util.List;

/**
 * One thing a good speaker does.
 *
 * @param id stable id, unique in its rubric
 * @param category category it counts for
 * @param weight how much it counts, above 0
 * @param text what a person reads
 * @param condition when the measured finder holds it for met
 * @param shownBy signals whose sentences prove it, best first
 * @param missedBy signals whose sentences show what to change, best first
 * @param praise what the speaker did, when met
 * @param advice what to do instead, an imperative without capital letter or full stop, when not met
 */
public record Criterion(
        String id,
        Category category,
        double weight,
        String text,
        Condition condition,
        List<Signal> shownBy,
        List<Signal> missedBy,
        String praise,
        String advice) {

    /** Begins a criterion; the rest is given by name. */
    static Draft criterion(String id, Category category, double weight, String text) {
        return new Draft(new Criterion(id, category, weight, text, o -> false, List.of(), List.of(), "", ""));
    }

    /** A criterion that is being written. */
    record Draft(Criterion soFar) {

        Draft metWhen(Condition condition) {
            return with(condition, soFar.shownBy(), soFar.missedBy(), soFar.praise());
        }

        Draft shownBy(Signal... signals) {
            return with(soFar.condition(), List.of(signals), soFar.missedBy(), soFar.praise());
        }

        Draft missedBy(Signal... signals) {
            return with(soFar.condition(), soFar.shownBy(), List.of(signals), soFar.praise());
        }

        Draft praise(String praise) {
            return with(soFar.condition(), soFar.shownBy(), soFar.missedBy(), praise);
        }

        Criterion advice(String advice) {
            return new Criterion(
                    soFar.id(),
                    soFar.category(),
                    soFar.weight(),
                    soFar.text(),
                    soFar.condition(),
                    soFar.shownBy(),
                    soFar.missedBy(),
                    soFar.praise(),
                    advice);
        }

        private Draft with(Condition condition, List<Signal> shownBy, List<Signal> missedBy, String praise) {
            return new Draft(new Criterion(
                    soFar.id(),
                    soFar.category(),
                    soFar.weight(),
                    soFar.text(),
                    condition,
                    shownBy,
                    missedBy,
                    praise,
                    soFar.advice()));
        }
    }
}
