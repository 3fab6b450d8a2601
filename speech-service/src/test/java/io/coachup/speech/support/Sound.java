package io.coachup.speech.support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Recordings: 16 kHz, mono, 16 bit. */
public final class Sound {

    private static final int RATE = 16_000;

    private Sound() {}

    /** A tone of so many seconds. */
    public static byte[] wav(int seconds) {
        int audio = 2 * RATE * seconds;
        ByteBuffer wav = ByteBuffer.allocate(44 + audio).order(ByteOrder.LITTLE_ENDIAN);
        text(wav, "RIFF").putInt(36 + audio);
        text(wav, "WAVE");
        text(wav, "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        text(wav, "data").putInt(audio);
        for (int i = 0; i < audio / 2; i++) {
            wav.putShort((short) (1000 * Math.sin(i * 0.1)));
        }
        return wav.array();
    }

    /** One second whose samples spell {@code marker}, for a peer to know it by. */
    public static byte[] wav(String marker) {
        byte[] wav = wav(1);
        byte[] spelled = marker.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(spelled, 0, wav, 44, spelled.length);
        return wav;
    }

    private static ByteBuffer text(ByteBuffer wav, String text) {
        return wav.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
