package io.coachup.worker.scoring.skill;

import io.coachup.worker.scoring.rubric.Category;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The four category scores, each 0..1 with three decimals.
 *
 * @param correctness says what is needed, complete and concrete
 * @param clarity is easy to understand
 * @param conciseness says no more than needed
 * @param fluency flows
 */
@RegisterForReflection
public record CategoryScores(double correctness, double clarity, double conciseness, double fluency) {

    /** All scores 0. */
    public static final CategoryScores ZERO = new CategoryScores(0, 0, 0, 0);

    static CategoryScores from(ToDoubleFunction<Category> score) {
        return new CategoryScores(
                rounded(score.applyAsDouble(Category.CORRECTNESS)),
                rounded(score.applyAsDouble(Category.CLARITY)),
                rounded(score.applyAsDouble(Category.CONCISENESS)),
                rounded(score.applyAsDouble(Category.FLUENCY)));
    }

    /** The arithmetic mean of each category; {@link #ZERO} of none. */
    public static CategoryScores mean(List<CategoryScores> all) {
        return from(category -> all.stream()
                .mapToDouble(scores -> scores.of(category))
                .average()
                .orElse(0));
    }

    /** The score of a category. */
    public double of(Category category) {
        return switch (category) {
            case CORRECTNESS -> correctness;
            case CLARITY -> clarity;
            case CONCISENESS -> conciseness;
            case FLUENCY -> fluency;
        };
    }

    /** The scores by the labels of their categories, in their order; empty without any. */
    public static Map<String, Double> byLabel(CategoryScores scores) {
        Map<String, Double> byLabel = new LinkedHashMap<>();
        if (scores != null) {
            for (Category category : Category.values()) {
                byLabel.put(category.label(), scores.of(category));
            }
        }
        return byLabel;
    }

    private static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
