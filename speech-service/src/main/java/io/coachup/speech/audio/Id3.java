package io.coachup.speech.audio;

import java.io.IOException;

/** ID3v2 tags, which stand before MP3 and AAC, and whose pictures may look like frames. */
final class Id3 {

    private static final int HEADER = 10;

    private Id3() {}

    /** Where the audio begins. */
    static long end(AudioBytes bytes) throws UnreadableAudioException, IOException {
        long position = 0;
        while (bytes.matches(position, "ID3")) {
            boolean footer = (bytes.at(position + 5) & 0x10) != 0;
            long size = 0;
            for (int i = 6; i < HEADER; i++) {
                size = size << 7 | bytes.at(position + i) & 0x7F;
            }
            position += HEADER + size + (footer ? HEADER : 0);
        }
        return position;
    }
}
