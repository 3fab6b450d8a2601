package io.coachup.speech.tts;

import io.coachup.speech.audio.AudioType;

/**
 * What shall be said.
 *
 * @param text not blank
 * @param voiceId the wished voice, or null for the provider's default
 * @param type the wished container; a provider that can't make it chooses another and says so in its {@link Speech}
 */
public record Utterance(String text, String voiceId, AudioType type) {}
