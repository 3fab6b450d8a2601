package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/** AMR, narrow and wide (RFC 4867, section 5), as telephones record it: frames of 20 ms whose first byte tells their size. */
final class AmrReader {

    private static final String NARROW = "#!AMR\n";
    private static final String WIDE = "#!AMR-WB\n";
    private static final int[] NARROW_BYTES = {12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0};
    private static final int[] WIDE_BYTES = {17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0};
    private static final long FRAME_MS = 20;

    private AmrReader() {}

    /** True when a narrow one begins like this. */
    static boolean isNarrow(String beginning) {
        return beginning.startsWith(NARROW);
    }

    /** True when a wide one begins like this. */
    static boolean isWide(String beginning) {
        return beginning.startsWith(WIDE);
    }

    static Duration duration(AudioBytes bytes) throws UnreadableAudioException, IOException {
        boolean wide = bytes.matches(0, WIDE);
        int[] sizes = wide ? WIDE_BYTES : NARROW_BYTES;
        long position = wide ? WIDE.length() : NARROW.length();
        long frames = 0;
        while (position < bytes.size()) {
            position += 1 + sizes[bytes.at(position) >> 3 & 15];
            frames += position <= bytes.size() ? 1 : 0;
        }
        return Duration.ofMillis(frames * FRAME_MS);
    }
}
