package io.coachup.speech.selection;

/**
 * What one attempt brought.
 *
 * @param model that did it, as prices know it, or null
 * @param costCents with fractions
 */
public record Priced<T>(T value, String model, double costCents) {}
