package io.coachup.speech.selection;

import java.util.List;

/**
 * What a provider answered.
 *
 * @param provider the one that answered
 * @param costCents what the call cost, with fractions
 * @param failed those that were passed over before it, in order
 */
public record Answered<T>(String provider, T value, double costCents, List<String> failed) {}
