package io.coachup.speech.audio;

import java.io.IOException;

/** How long an Opus packet plays, from its first bytes (RFC 6716, section 3.1). */
final class OpusPacket {

    private static final long MICROSECOND = 1000;
    private static final int[] SILK_MICROSECONDS = {10_000, 20_000, 40_000, 60_000};
    private static final int[] HYBRID_MICROSECONDS = {10_000, 20_000};
    private static final int[] CELT_MICROSECONDS = {2_500, 5_000, 10_000, 20_000};
    private static final int FIRST_HYBRID = 12;
    private static final int FIRST_CELT = 16;

    private OpusPacket() {}

    /** Nanoseconds of the packet of {@code length} bytes at {@code position}; an empty one plays nothing. */
    static long nanos(AudioBytes bytes, long position, long length) throws UnreadableAudioException, IOException {
        if (length < 1) {
            return 0;
        }
        int contents = bytes.at(position);
        int frames =
                switch (contents & 3) {
                    case 0 -> 1;
                    case 1, 2 -> 2;
                    default -> length < 2 ? 0 : bytes.at(position + 1) & 63;
                };
        return frames * microseconds(contents >> 3) * MICROSECOND;
    }

    private static long microseconds(int configuration) {
        if (configuration < FIRST_HYBRID) {
            return SILK_MICROSECONDS[configuration & 3];
        }
        return configuration < FIRST_CELT
                ? HYBRID_MICROSECONDS[configuration & 1]
                : CELT_MICROSECONDS[configuration & 3];
    }
}
