package io.coachup.speech.selection;

import java.util.List;

/**
 * What a provider answered.
 *
 * @param provider the one that answered
 * @param failed those that were tried before it, in order
 */
public record Answered<T>(String provider, T value, List<String> failed) {}
