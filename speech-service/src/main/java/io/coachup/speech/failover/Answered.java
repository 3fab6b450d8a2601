package io.coachup.speech.failover;

import java.util.List;

/**
 * What a provider answered.
 *
 * @param provider the one that answered
 * @param model that did it, as prices know it, or null
 * @param costCents what the call cost, with fractions
 * @param failed those that were passed over before it, in order
 */
public record Answered<T>(String provider, T value, String model, double costCents, List<String> failed) {

    /** The same after these had failed. */
    Answered<T> after(List<String> passed) {
        return new Answered<>(provider, value, model, costCents, List.copyOf(passed));
    }
}
