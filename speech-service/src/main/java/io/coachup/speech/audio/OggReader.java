package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/** Ogg with Opus or Vorbis: granule positions of its pages; streams that follow each other add up. */
final class OggReader {

    private static final int PAGE_HEADER = 27;
    private static final int BEGINS_STREAM = 2;
    private static final int OPUS_RATE = 48_000;

    private final AudioBytes bytes;
    private Duration before = Duration.ZERO;
    private long serial = -1;
    private long sampleRate;
    private long skipped;
    private long granules;

    OggReader(AudioBytes bytes) {
        this.bytes = bytes;
    }

    Duration duration() throws UnreadableAudioException, IOException {
        long position = 0;
        while (position + PAGE_HEADER <= bytes.size()) {
            if (!bytes.matches(position, "OggS")) {
                throw new UnreadableAudioException("Ogg with something between its pages");
            }
            int segments = bytes.at(position + 26);
            long body = position + PAGE_HEADER + segments;
            long end = body;
            for (int i = 0; i < segments && position + PAGE_HEADER + i < bytes.size(); i++) {
                end += bytes.at(position + PAGE_HEADER + i);
            }
            if (end > bytes.size()) {
                break;
            }
            page(position, body);
            position = end;
        }
        return before.plus(current());
    }

    private void page(long position, long body) throws UnreadableAudioException, IOException {
        long stream = bytes.littleEndian(position + 14, 4);
        if ((bytes.at(position + 5) & BEGINS_STREAM) != 0) {
            begin(stream, body);
        } else if (stream == serial) {
            // -1: no packet ends on this page.
            granules = Math.max(granules, bytes.littleEndian(position + 6, 8));
        }
    }

    private void begin(long stream, long body) throws UnreadableAudioException, IOException {
        boolean opus = bytes.matches(body, "OpusHead");
        if (!opus && !bytes.matches(body, "\u0001vorbis")) {
            return;
        }
        before = before.plus(current());
        serial = stream;
        granules = 0;
        sampleRate = opus ? OPUS_RATE : bytes.littleEndian(body + 12, 4);
        skipped = opus ? bytes.littleEndian(body + 10, 2) : 0;
    }

    private Duration current() {
        return sampleRate == 0 || granules <= skipped
                ? Duration.ZERO
                : Timeline.duration(granules - skipped, sampleRate);
    }
}
