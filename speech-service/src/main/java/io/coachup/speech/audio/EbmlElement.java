package io.coachup.speech.audio;

import java.io.IOException;

/**
 * One element of EBML (RFC 8794), the form of WebM.
 *
 * @param id with its length marker
 * @param body where its content begins
 * @param size bytes of its content, {@link #UNKNOWN} if it ends where its parent's next one begins
 */
record EbmlElement(long id, long body, long size) {

    static final long UNKNOWN = -1;

    private static final int ID_MAX_BYTES = 4;

    /** The element that begins at {@code position}, or null if the file ends within its head. */
    static EbmlElement at(AudioBytes bytes, long position) throws UnreadableAudioException, IOException {
        int idBytes = vintBytes(bytes.at(position));
        if (idBytes > ID_MAX_BYTES) {
            throw new UnreadableAudioException("WebM with something between its elements");
        }
        long sizePosition = position + idBytes;
        if (sizePosition >= bytes.size()) {
            return null;
        }
        int sizeBytes = vintBytes(bytes.at(sizePosition));
        if (sizePosition + sizeBytes > bytes.size()) {
            return null;
        }
        return new EbmlElement(
                bytes.number(position, idBytes), sizePosition + sizeBytes, vint(bytes, sizePosition, sizeBytes));
    }

    /** Bytes of the number that begins with {@code first}: its leading zero bits and one. */
    static int vintBytes(int first) throws UnreadableAudioException {
        if (first == 0) {
            throw new UnreadableAudioException("WebM with an impossible length");
        }
        return Integer.numberOfLeadingZeros(first) - 23;
    }

    /** The number of {@code length} bytes there, {@link #UNKNOWN} if all its bits are set. */
    static long vint(AudioBytes bytes, long position, int length) throws UnreadableAudioException, IOException {
        long all = (1L << 7 * length) - 1;
        long value = bytes.number(position, length) & all;
        return value == all ? UNKNOWN : value;
    }

    /** Where the next element begins. */
    long end() throws UnreadableAudioException {
        if (size == UNKNOWN) {
            throw new UnreadableAudioException("WebM with an element of unknown length");
        }
        return body + size;
    }

    /** Its content as an unsigned number. */
    long number(AudioBytes bytes) throws UnreadableAudioException, IOException {
        if (size > Long.BYTES) {
            throw new UnreadableAudioException("WebM with an impossible number");
        }
        return bytes.number(body, (int) size);
    }

    /** Its content as a floating-point number. */
    double real(AudioBytes bytes) throws UnreadableAudioException, IOException {
        return size == Float.BYTES
                ? Float.intBitsToFloat((int) number(bytes))
                : size == Double.BYTES ? Double.longBitsToDouble(number(bytes)) : 0;
    }
}
