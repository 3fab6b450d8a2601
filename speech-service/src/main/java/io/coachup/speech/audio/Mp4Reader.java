package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/**
 * MP4: the time tables of the first sound track, in the movie header or in fragments, as browsers record. Boxes that
 * hold boxes are entered, so depth costs nothing. Times count once the samples are there.
 */
final class Mp4Reader {

    private static final int BOX_HEADER = 8;
    private static final int LARGE_BOX_HEADER = 16;
    private static final int FULL_BOX = 4;

    private final AudioBytes bytes;
    private final Mp4Movie movie = new Mp4Movie();

    Mp4Reader(AudioBytes bytes) {
        this.bytes = bytes;
    }

    Duration duration() throws UnreadableAudioException, IOException {
        long position = 0;
        while (position + BOX_HEADER <= bytes.size()) {
            String type = type(position);
            long head = bytes.number(position, 4) == 1 ? LARGE_BOX_HEADER : BOX_HEADER;
            if (isEntered(type)) {
                position += head;
                continue;
            }
            long end = end(position, head);
            if (end > bytes.size()) {
                break;
            }
            read(type, position + head, end);
            position = end;
        }
        return movie.duration();
    }

    private long end(long position, long head) throws UnreadableAudioException, IOException {
        long size = bytes.number(position, 4);
        if (size == 0) {
            return bytes.size();
        }
        if (head == LARGE_BOX_HEADER) {
            size = bytes.number(position + BOX_HEADER, 8);
        }
        if (size < head) {
            throw new UnreadableAudioException("MP4 with a box that is smaller than its head");
        }
        return Math.addExact(position, size);
    }

    private boolean isEntered(String type) {
        switch (type) {
            case "trak" -> movie.beginTrack();
            case "moof" -> movie.beginFragment();
            case "moov", "mdia", "minf", "stbl", "mvex", "traf" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(String type, long body, long end) throws UnreadableAudioException, IOException {
        switch (type) {
            case "tkhd" -> movie.described().id(bytes.number(afterDates(body), 4));
            case "mdhd" -> movie.described().timescale(bytes.number(afterDates(body), 4));
            case "hdlr" -> movie.described().sound(bytes.matches(body + FULL_BOX + 4, "soun"));
            case "stts" -> movie.described().samples(sampleTicks(body, end));
            case "trex" -> movie.defaultDuration(bytes.number(body + FULL_BOX, 4), bytes.number(body + 12, 4));
            case "tfhd" -> fragmentHeader(body);
            case "tfdt" -> movie.fragmentStart(bytes.number(body + FULL_BOX, bytes.at(body) == 1 ? 8 : 4));
            case "trun" -> movie.fragmentSamples(runTicks(body, end));
            case "mdat" -> movie.sampleData();
            default -> {
                // Nothing that tells of time.
            }
        }
    }

    /** Behind the two dates with which the headers of track and media begin. */
    private long afterDates(long body) throws UnreadableAudioException, IOException {
        return body + FULL_BOX + (bytes.at(body) == 1 ? 16 : 8);
    }

    private long sampleTicks(long body, long end) throws UnreadableAudioException, IOException {
        long ticks = 0;
        long entry = body + FULL_BOX + 4;
        for (long left = bytes.number(body + FULL_BOX, 4); left > 0; left--, entry += 8) {
            if (entry + 8 > end) {
                throw new UnreadableAudioException("MP4 with a cut table");
            }
            long length = Math.multiplyExact(bytes.number(entry, 4), bytes.number(entry + 4, 4));
            ticks = Math.addExact(ticks, length);
        }
        return ticks;
    }

    private void fragmentHeader(long body) throws UnreadableAudioException, IOException {
        long flags = bytes.number(body, 4);
        long position = body + FULL_BOX + 4;
        position += (flags & 0x01) != 0 ? 8 : 0;
        position += (flags & 0x02) != 0 ? 4 : 0;
        boolean hasDuration = (flags & 0x08) != 0;
        movie.beginRuns(bytes.number(body + FULL_BOX, 4), hasDuration ? bytes.number(position, 4) : -1);
    }

    private long runTicks(long body, long end) throws UnreadableAudioException, IOException {
        long flags = bytes.number(body, 4);
        long count = bytes.number(body + FULL_BOX, 4);
        if ((flags & 0x100) == 0) {
            return Math.multiplyExact(count, movie.fragmentDefaultDuration());
        }
        long entry = body + FULL_BOX + 4 + 4L * Long.bitCount(flags & 0x05);
        int entryBytes = 4 * Long.bitCount(flags & 0xF00);
        long ticks = 0;
        for (long left = count; left > 0; left--, entry += entryBytes) {
            if (entry + entryBytes > end) {
                throw new UnreadableAudioException("MP4 with a cut table");
            }
            ticks += bytes.number(entry, 4);
        }
        return ticks;
    }

    private String type(long position) throws UnreadableAudioException, IOException {
        char[] type = new char[4];
        for (int i = 0; i < type.length; i++) {
            type[i] = (char) bytes.at(position + 4 + i);
        }
        return new String(type);
    }
}
