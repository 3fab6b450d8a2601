package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/**
 * WebM as browsers record it: clusters of unknown size, no duration, no index. Elements are known by their ids alone, so
 * it walks through all of them without minding which lies in which.
 */
final class WebmReader {

    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549A966;
    private static final int TIMESTAMP_SCALE = 0x2AD7B1;
    private static final int DURATION = 0x4489;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK = 0xAE;
    private static final int TRACK_NUMBER = 0xD7;
    private static final int TRACK_TYPE = 0x83;
    private static final int CODEC = 0x86;
    private static final int DEFAULT_DURATION = 0x23E383;
    private static final int CLUSTER = 0x1F43B675;
    private static final int CLUSTER_TIMESTAMP = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int BLOCK_GROUP = 0xA0;
    private static final int BLOCK = 0xA1;
    private static final int BLOCK_DURATION = 0x9B;

    private final AudioBytes bytes;
    private Duration before = Duration.ZERO;
    private WebmSegment segment = new WebmSegment();

    WebmReader(AudioBytes bytes) {
        this.bytes = bytes;
    }

    Duration duration() throws UnreadableAudioException, IOException {
        long position = 0;
        while (position < bytes.size()) {
            EbmlElement element = EbmlElement.at(bytes, position);
            if (element == null) {
                break;
            }
            if (isEntered(element)) {
                position = element.body();
            } else if (element.end() > bytes.size()) {
                break;
            } else {
                read(element);
                position = element.end();
            }
        }
        return before.plus(segment.duration());
    }

    private boolean isEntered(EbmlElement element) {
        switch ((int) element.id()) {
            case SEGMENT -> {
                // Recordings that were appended to each other.
                before = before.plus(segment.duration());
                segment = new WebmSegment();
            }
            case TRACK -> segment.beginTrack();
            case INFO, TRACKS, CLUSTER, BLOCK_GROUP -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(EbmlElement element) throws UnreadableAudioException, IOException {
        switch ((int) element.id()) {
            case TIMESTAMP_SCALE -> segment.timestampScale(element.number(bytes));
            case DURATION -> segment.declaredDuration(element.real(bytes));
            case TRACK_NUMBER -> segment.described().number(element.number(bytes));
            case TRACK_TYPE -> segment.described().type(element.number(bytes));
            case CODEC -> segment.described().opus(bytes.matches(element.body(), "A_OPUS"));
            case DEFAULT_DURATION -> segment.described().frameNanos(element.number(bytes));
            case CLUSTER_TIMESTAMP -> segment.clusterTimestamp(element.number(bytes));
            case SIMPLE_BLOCK, BLOCK -> segment.block(bytes, element);
            case BLOCK_DURATION -> segment.blockDuration(element.number(bytes));
            default -> {
                // Nothing that tells of time.
            }
        }
    }
}
