package io.coachup.speech.audio;

/**
 * A frame of MPEG 1, 2 or 2.5 audio, layer III.
 *
 * @param version the header's two bits
 * @param sampleRate Hz
 * @param samples it plays, of each channel
 * @param bytes with its header, at least 24
 * @param sideBytes of side information after the header
 */
record MpegFrame(int version, int sampleRate, int samples, int bytes, int sideBytes) {

    private static final int HEADER_BYTES = 4;
    private static final int LAYER_III = 1;
    private static final int MPEG_1 = 3;
    private static final int RESERVED_VERSION = 1;
    private static final int MONO = 3;
    private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};
    private static final int[] KBIT_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBIT_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    /** The frame with this header; null if it is none, or one without a fixed bit rate. */
    static MpegFrame of(int header) {
        int version = header >>> 19 & 3;
        int bitRate = header >>> 12 & 15;
        int sampleRate = header >>> 10 & 3;
        boolean sync = header >>> 21 == 0x7FF;
        if (!sync || version == RESERVED_VERSION || (header >>> 17 & 3) != LAYER_III) {
            return null;
        }
        if (bitRate == 0 || bitRate == 15 || sampleRate == 3) {
            return null;
        }
        boolean first = version == MPEG_1;
        int hertz = SAMPLE_RATES[sampleRate] >> (first ? 0 : version == 2 ? 1 : 2);
        int samples = first ? 1152 : 576;
        int bytes = samples / 8 * (first ? KBIT_1 : KBIT_2)[bitRate] * 1000 / hertz + (header >>> 9 & 1);
        boolean mono = (header >>> 6 & 3) == MONO;
        return new MpegFrame(version, hertz, samples, bytes, first ? (mono ? 17 : 32) : (mono ? 9 : 17));
    }

    /** Whether {@code other} may be of the same stream. */
    boolean continuedBy(MpegFrame other) {
        return other != null && other.version == version && other.sampleRate == sampleRate;
    }

    /** Where the first frame of a file may hold {@code Xing} or {@code Info} instead of sound. */
    int infoOffset() {
        return HEADER_BYTES + sideBytes;
    }
}
