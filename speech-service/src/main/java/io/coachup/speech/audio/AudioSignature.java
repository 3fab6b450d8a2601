package io.coachup.speech.audio;

import java.io.IOException;

/** How a file of each container begins. */
final class AudioSignature {

    private static final long EBML = 0x1A45DFA3L;

    private AudioSignature() {}

    /** @throws UnreadableAudioException when it begins like none of them */
    static AudioType of(AudioBytes bytes) throws UnreadableAudioException, IOException {
        if (bytes.size() >= 12) {
            if (bytes.number(0, 4) == EBML) {
                return AudioType.WEBM;
            }
            if ((bytes.matches(0, "RIFF") || bytes.matches(0, "RF64")) && bytes.matches(8, "WAVE")) {
                return AudioType.WAV;
            }
            if (bytes.matches(0, "OggS")) {
                return AudioType.OGG;
            }
            if (bytes.matches(4, "ftyp")) {
                return bytes.matches(8, "M4A ") ? AudioType.M4A : AudioType.MP4;
            }
            if (bytes.matches(0, "ID3") || MpegFrame.of((int) bytes.number(0, 4)) != null) {
                return AudioType.MPEG;
            }
        }
        throw new UnreadableAudioException("No known audio container");
    }
}
