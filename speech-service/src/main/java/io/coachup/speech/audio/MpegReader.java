package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/**
 * MP3, frame by frame. What a {@code Xing} or {@code VBRI} header claims is not looked at: the frames that are there
 * are what is heard, and counting those of the largest upload takes some ten milliseconds.
 */
final class MpegReader {

    /** The smallest number that every sample rate of MPEG audio divides. */
    private static final long TICKS_PER_SECOND = 14_112_000;

    private static final int VBRI_OFFSET = 36;

    private MpegReader() {}

    static Duration duration(AudioBytes bytes) throws UnreadableAudioException, IOException {
        long position = Id3.end(bytes);
        long ticks = 0;
        boolean synchronous = false;
        boolean first = true;
        while (position + 4 <= bytes.size()) {
            MpegFrame frame = MpegFrame.of((int) bytes.number(position, 4));
            if (frame == null || !(synchronous || isFollowed(bytes, position, frame))) {
                synchronous = false;
                position++;
                continue;
            }
            if (position + frame.bytes() > bytes.size()) {
                break;
            }
            if (!first || !isInfo(bytes, position, frame)) {
                ticks += frame.samples() * (TICKS_PER_SECOND / frame.sampleRate());
            }
            first = false;
            synchronous = true;
            position += frame.bytes();
        }
        return Timeline.duration(ticks, TICKS_PER_SECOND);
    }

    /** Eleven set bits are found in any data; a frame is where another one or the end of the file follows. */
    private static boolean isFollowed(AudioBytes bytes, long position, MpegFrame frame)
            throws UnreadableAudioException, IOException {
        long next = position + frame.bytes();
        return next == bytes.size()
                || next + 4 <= bytes.size() && frame.continuedBy(MpegFrame.of((int) bytes.number(next, 4)));
    }

    private static boolean isInfo(AudioBytes bytes, long position, MpegFrame frame)
            throws UnreadableAudioException, IOException {
        return bytes.matches(position + frame.infoOffset(), "Xing")
                || bytes.matches(position + frame.infoOffset(), "Info")
                || bytes.matches(position + VBRI_OFFSET, "VBRI");
    }
}
