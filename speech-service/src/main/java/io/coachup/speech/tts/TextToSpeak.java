package io.coachup.speech.tts;

import io.coachup.speech.audio.AudioType;

/**
 * What shall be said.
 *
 * @param text not blank
 * @param voiceId the wished voice, or null for the provider's default
 * @param type the wished container; a provider that can't make it chooses another and says so in its {@link SpeechAudio}
 */
public record TextToSpeak(String text, String voiceId, AudioType type) {

    /** Characters that count as spoken, code points. */
    public int characters() {
        return text.codePointCount(0, text.length());
    }

    /** The container for APIs that have no MP4 and WebM: MP3 then, which plays everywhere too. */
    public AudioType wavOggOrMpeg() {
        return switch (type) {
            case WAV, OGG -> type;
            case MPEG, MP4, M4A, WEBM, FLAC, AAC, AMR, AMR_WB -> AudioType.MPEG;
        };
    }
}
