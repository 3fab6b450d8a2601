package io.coachup.common.json;

/** Numbers in query strings. */
public final class QueryNumbers {

    private QueryNumbers() {}

    /** {@code value} truncated to an integer and clamped to 1..{@code max}; {@code otherwise} when not a number. */
    public static int clamped(String value, int otherwise, int max) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value.trim());
            return Double.isNaN(number) ? otherwise : (int) Math.clamp(number, 1, max);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
