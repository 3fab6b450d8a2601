package io.coachup.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same number measured in several rounds. */
public final class Rounds {

    private final List<Double> values = new ArrayList<>();

    /** Adds a round. */
    public void add(double value) {
        values.add(value);
    }

    /** The middle one, or the mean of the middle two; NaN without rounds. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return size == 0 ? Double.NaN : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    /** The median and, in brackets, the lowest and the highest. */
    public String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(
                Locale.ROOT,
                number + " [" + number + "–" + number + "]",
                median(),
                values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN),
                values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
    }
}
