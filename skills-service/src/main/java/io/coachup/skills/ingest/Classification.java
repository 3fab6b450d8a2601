package io.coachup.skills.ingest;

/**
 * A classifier's opinion.
 *
 * @param confidence 0..1
 * @param reason short machine word
 */
public record Classification(Decision decision, double confidence, String reason) {}
