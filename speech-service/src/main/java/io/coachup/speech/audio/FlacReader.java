package io.coachup.speech.audio;

import java.io.IOException;
import java.time.Duration;

/**
 * FLAC (RFC 9639), frame by frame: what its header claims is not looked at, as one who streams can't know it and one who
 * cheats can write it. A frame's size is told by nothing but the next one's begin, so every byte is looked at.
 */
final class FlacReader {

    private static final int FIRST_BLOCK = 4;
    private static final int BLOCK_HEADER = 4;
    private static final int STREAM_INFO_BYTES = 34;
    private static final int HEADER_MAX = 16;
    private static final int LAST = 0x80;

    private final AudioBytes bytes;

    FlacReader(AudioBytes bytes) {
        this.bytes = bytes;
    }

    Duration duration() throws UnreadableAudioException, IOException {
        long info = FIRST_BLOCK + BLOCK_HEADER;
        if ((bytes.at(FIRST_BLOCK) & 0x7F) != 0 || bytes.number(FIRST_BLOCK + 1L, 3) < STREAM_INFO_BYTES) {
            throw new UnreadableAudioException("FLAC without a description");
        }
        long sampleRate = bytes.number(info + 10, 3) >> 4;
        long blockSize = bytes.number(info + 2, 2);
        if (sampleRate == 0) {
            throw new UnreadableAudioException("FLAC without a sample rate");
        }
        long samples = 0;
        long expected = 0;
        for (long position = afterMetadata(); position + 6 <= bytes.size(); position++) {
            if (bytes.at(position) != 0xFF || (bytes.at(position + 1) & 0xFE) != 0xF8) {
                continue;
            }
            long number = number(position);
            if (number < 0 || number != expected) {
                continue;
            }
            long size = blockSize(position, blockSize);
            samples += size;
            expected = (bytes.at(position + 1) & 1) != 0 ? samples : expected + 1;
        }
        return Timeline.duration(samples, sampleRate);
    }

    private long afterMetadata() throws UnreadableAudioException, IOException {
        long position = FIRST_BLOCK;
        boolean last = false;
        while (!last) {
            last = (bytes.at(position) & LAST) != 0;
            position += BLOCK_HEADER + bytes.number(position + 1, 3);
        }
        return position;
    }

    /** The number of the frame or of its first sample, which is written like a character of UTF-8; -1 if it is no frame. */
    private long number(long position) throws UnreadableAudioException, IOException {
        int length = numberBytes(position);
        if (length < 1) {
            return -1;
        }
        int end = 4 + length + sizeBytes(position) + rateBytes(position);
        if (end > HEADER_MAX || position + end >= bytes.size() || crc(position, end) != bytes.at(position + end)) {
            return -1;
        }
        long number = length == 1 ? bytes.at(position + 4) : bytes.at(position + 4) & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            number = number << 6 | bytes.at(position + 4 + i) & 0x3F;
        }
        return number;
    }

    private int numberBytes(long position) throws UnreadableAudioException, IOException {
        int first = bytes.at(position + 4);
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return ones == 0 ? 1 : ones == 1 || ones > 7 ? 0 : ones;
    }

    private int sizeBytes(long position) throws UnreadableAudioException, IOException {
        int code = bytes.at(position + 2) >> 4;
        return code == 6 ? 1 : code == 7 ? 2 : 0;
    }

    private int rateBytes(long position) throws UnreadableAudioException, IOException {
        int code = bytes.at(position + 2) & 15;
        return code == 12 ? 1 : code == 13 || code == 14 ? 2 : 0;
    }

    private long blockSize(long position, long fixed) throws UnreadableAudioException, IOException {
        int code = bytes.at(position + 2) >> 4;
        long explicit = position + 4 + numberBytes(position);
        return switch (code) {
            case 0 -> fixed;
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576L << code - 2;
            case 6 -> bytes.number(explicit, 1) + 1;
            case 7 -> bytes.number(explicit, 2) + 1;
            default -> 256L << code - 8;
        };
    }

    private int crc(long position, int length) throws UnreadableAudioException, IOException {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= bytes.at(position + i);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = crc << 1 ^ ((crc & 0x80) != 0 ? 0x107 : 0);
            }
        }
        return crc & 0xFF;
    }
}
