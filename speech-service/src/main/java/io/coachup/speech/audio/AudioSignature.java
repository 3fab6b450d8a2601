package io.coachup.speech.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a file of each container begins. */
public final class AudioSignature {

    /** So many bytes tell. */
    public static final int BYTES = 12;

    private static final int EBML = 0x1A45DFA3;

    private AudioSignature() {}

    /** The container that begins like this; empty when it is none, or less than {@link #BYTES} long. */
    public static Optional<AudioType> of(byte[] beginning) {
        if (beginning.length < BYTES) {
            return Optional.empty();
        }
        String text = new String(beginning, 0, BYTES, StandardCharsets.ISO_8859_1);
        int number = ByteBuffer.wrap(beginning).getInt();
        if (number == EBML) {
            return Optional.of(AudioType.WEBM);
        }
        if ((text.startsWith("RIFF") || text.startsWith("RF64")) && text.startsWith("WAVE", 8)) {
            return Optional.of(AudioType.WAV);
        }
        if (text.startsWith("OggS")) {
            return Optional.of(AudioType.OGG);
        }
        if (text.startsWith("ftyp", 4)) {
            return Optional.of(text.startsWith("M4A ", 8) ? AudioType.M4A : AudioType.MP4);
        }
        if (text.startsWith("fLaC")) {
            return Optional.of(AudioType.FLAC);
        }
        if (AmrReader.isNarrow(text)) {
            return Optional.of(AudioType.AMR);
        }
        if (AmrReader.isWide(text)) {
            return Optional.of(AudioType.AMR_WB);
        }
        if (AdtsReader.isFrame(number)) {
            return Optional.of(AudioType.AAC);
        }
        boolean mpeg = text.startsWith("ID3") || MpegFrame.of(number) != null;
        return mpeg ? Optional.of(AudioType.MPEG) : Optional.empty();
    }

    /** @throws UnreadableAudioException when it begins like none of them */
    static AudioType of(AudioBytes bytes) throws UnreadableAudioException, IOException {
        byte[] beginning = new byte[(int) Math.min(BYTES, bytes.size())];
        for (int i = 0; i < beginning.length; i++) {
            beginning[i] = (byte) bytes.at(i);
        }
        return of(beginning).orElseThrow(() -> new UnreadableAudioException("No known audio container"));
    }
}
