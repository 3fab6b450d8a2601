package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/** What a WebM segment tells of its first audio track, in the order in which it tells. */
final class WebmSegment {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int LACING = 0x06;
    private static final int TIMESTAMP_AND_FLAGS = 3;

    private final Timeline timeline = new Timeline();
    private WebmTrack described = new WebmTrack();
    private WebmTrack audio;
    private long scale = 1_000_000;
    private double declared;
    private long cluster;
    private long blockStart;
    private boolean lengthOpen;

    /** The track whose description is being read. */
    WebmTrack described() {
        return described;
    }

    void beginTrack() {
        chooseTrack();
        described = new WebmTrack();
    }

    /** Nanoseconds of one tick of the times that follow. */
    void timestampScale(long nanos) {
        scale = nanos;
    }

    /** In ticks; browsers can't know it when they write it. */
    void declaredDuration(double ticks) {
        declared = ticks;
    }

    void clusterTimestamp(long ticks) {
        cluster = ticks;
    }

    void block(AudioBytes bytes, EbmlElement block) throws UnreadableAudioException, IOException {
        chooseTrack();
        int numberBytes = EbmlElement.vintBytes(bytes.at(block.body()));
        long head = (long) numberBytes + TIMESTAMP_AND_FLAGS;
        if (block.size() < head) {
            throw new UnreadableAudioException("WebM with a block without a head");
        }
        lengthOpen = false;
        if (audio != null && audio.has(EbmlElement.vint(bytes, block.body(), numberBytes))) {
            long time = block.body() + numberBytes;
            boolean laced = (bytes.at(time + 2) & LACING) != 0;
            blockStart = nanos(Math.addExact(cluster, (short) bytes.number(time, 2)));
            long length = laced ? 0 : audio.nanos(bytes, block.body() + head, block.size() - head);
            timeline.add(blockStart, length);
            lengthOpen = length == 0;
        }
    }

    /** Of the block before, in ticks. */
    void blockDuration(long ticks) {
        if (lengthOpen) {
            timeline.add(blockStart, nanos(ticks));
            lengthOpen = false;
        }
    }

    /** Up to the end of the last frame. The declared duration counts where nothing else tells how long that one is. */
    Duration duration() {
        if (lengthOpen) {
            long open = Math.subtractExact((long) (declared * scale), timeline.end());
            timeline.add(timeline.end(), open < NANOS_PER_SECOND ? Math.max(0, open) : 0);
        }
        return Timeline.duration(timeline.ticks(), NANOS_PER_SECOND);
    }

    private long nanos(long ticks) {
        return Math.multiplyExact(ticks, scale);
    }

    private void chooseTrack() {
        if (audio == null && described.isAudio()) {
            audio = described;
        }
    }
}
