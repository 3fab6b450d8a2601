package io.coachup.speech.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Bytes as base64, encoded while they are read. */
public final class Base64Stream extends InputStream {

    /** A multiple of three, so that only the end is padded. */
    private static final int PIECE_BYTES = 3 * 4096;

    private final InputStream plain;
    private byte[] encoded = {};
    private int position;

    public Base64Stream(InputStream plain) {
        this.plain = plain;
    }

    /** How many characters so many bytes become. */
    public static long length(long bytes) {
        return (bytes + 2) / 3 * 4;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == encoded.length) {
            encoded = Base64.getEncoder().encode(plain.readNBytes(PIECE_BYTES));
            position = 0;
        }
        int count = Math.min(length, encoded.length - position);
        if (count == 0 && length > 0) {
            return -1;
        }
        System.arraycopy(encoded, position, bytes, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
