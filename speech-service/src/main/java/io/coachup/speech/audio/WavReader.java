package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/** WAV: {@code RIFF} or {@code RF64}, uncompressed or companded samples. */
final class WavReader {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FORMAT_BYTES = 16;
    private static final long STREAMED = 0xFFFFFFFFL;
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;

    private WavReader() {}

    private record Format(long sampleRate, long frameBytes) {}

    static Duration duration(AudioBytes bytes) throws UnreadableAudioException, IOException {
        Format format = null;
        long largeSize = 0;
        long position = FIRST_CHUNK;
        while (position + CHUNK_HEADER <= bytes.size()) {
            long body = position + CHUNK_HEADER;
            long claimed = bytes.littleEndian(position + 4, 4);
            if (bytes.matches(position, "data") && format != null) {
                long there = soundBytes(claimed, largeSize, bytes.size() - body);
                return Timeline.duration(there / format.frameBytes(), format.sampleRate());
            }
            if (bytes.matches(position, "fmt ")) {
                format = format(bytes, body, claimed);
            } else if (bytes.matches(position, "ds64")) {
                largeSize = bytes.littleEndian(body + 8, 8);
            }
            position = body + claimed + (claimed & 1);
        }
        throw new UnreadableAudioException("WAV without samples");
    }

    /** Who streams a WAV does not know its size yet and claims none, or all. */
    private static long soundBytes(long claimed, long largeSize, long there) {
        long size = claimed == STREAMED ? largeSize : claimed;
        return size > 0 ? Math.min(size, there) : there;
    }

    private static Format format(AudioBytes bytes, long body, long claimed)
            throws UnreadableAudioException, IOException {
        int code = (int) bytes.littleEndian(body, 2);
        long channels = bytes.littleEndian(body + 2, 2);
        long sampleRate = bytes.littleEndian(body + 4, 4);
        long frameBytes = bytes.littleEndian(body + 12, 2);
        long sampleBits = bytes.littleEndian(body + 14, 2);
        boolean constant = code == PCM || code == FLOAT || code == A_LAW || code == MU_LAW || code == EXTENSIBLE;
        if (claimed < FORMAT_BYTES
                || !constant
                || sampleRate == 0
                || frameBytes == 0
                || frameBytes != channels * ((sampleBits + 7) / 8)) {
            throw new UnreadableAudioException("WAV in an unknown format");
        }
        return new Format(sampleRate, frameBytes);
    }
}
