package io.coachup.speech.stt;

/**
 * What was said.
 *
 * @param text may be empty: silence
 * @param language what the provider detected, or null
 * @param confidence 0..1, or null
 * @param model that transcribed, as prices know it
 */
public record RecognizedText(String text, String language, Double confidence, String model) {}
