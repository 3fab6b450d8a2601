package io.coachup.acceptance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Recordings: 16 kHz, mono, 16 bit. */
public final class Wav {

    private static final int RATE = 16_000;
    private static final int HEADER = 44;

    private Wav() {}

    /** A quiet tone whose file has exactly this many bytes, at least a header's. */
    public static byte[] ofBytes(int bytes) {
        int audio = bytes - HEADER;
        ByteBuffer wav = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        text(wav, "RIFF").putInt(bytes - 8);
        text(wav, "WAVE");
        text(wav, "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        text(wav, "data").putInt(audio);
        for (int i = 0; i < audio / 2; i++) {
            wav.putShort((short) (1000 * Math.sin(i * 0.1)));
        }
        return wav.array();
    }

    /** A tone of so many seconds. */
    public static byte[] ofSeconds(int seconds) {
        return ofBytes(HEADER + 2 * RATE * seconds);
    }

    private static ByteBuffer text(ByteBuffer wav, String text) {
        return wav.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
