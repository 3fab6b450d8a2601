package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/** AAC as a stream of frames (ISO 14496-3, ADTS), with an ID3 tag before it or without. */
final class AdtsReader {

    private static final int[] SAMPLE_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };
    private static final int HEADER_BYTES = 7;
    private static final int FRAME_SAMPLES = 1024;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private AdtsReader() {}

    /** True for the first four bytes of a frame. */
    static boolean isFrame(int header) {
        return header >>> 20 == 0xFFF && (header >>> 17 & 3) == 0 && (header >>> 10 & 15) < SAMPLE_RATES.length;
    }

    static Duration duration(AudioBytes bytes) throws UnreadableAudioException, IOException {
        long position = Id3.end(bytes);
        long nanos = 0;
        boolean synchronous = false;
        while (position + HEADER_BYTES <= bytes.size()) {
            int header = (int) bytes.number(position, 4);
            long length = bytes.number(position + 3, 3) >> 5 & 0x1FFF;
            if (!isFrame(header) || length < HEADER_BYTES || !(synchronous || isFollowed(bytes, position + length))) {
                synchronous = false;
                position++;
                continue;
            }
            if (position + length > bytes.size()) {
                break;
            }
            int blocks = (bytes.at(position + 6) & 3) + 1;
            nanos += (long) blocks * FRAME_SAMPLES * NANOS_PER_SECOND / SAMPLE_RATES[header >>> 10 & 15];
            synchronous = true;
            position += length;
        }
        return Duration.ofNanos(nanos);
    }

    /** Twelve set bits are found in any data; a frame is where another one or the end of the file follows. */
    private static boolean isFollowed(AudioBytes bytes, long next) throws UnreadableAudioException, IOException {
        return next == bytes.size() || next + 4 <= bytes.size() && isFrame((int) bytes.number(next, 4));
    }
}
