package io.coachup.speech.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file's bytes by position, of which a window is in memory. */
final class AudioBytes implements Closeable {

    private static final int WINDOW_BYTES = 32 * 1024;

    /** A reader that looks ahead and comes back finds what it left; else every step would load the window anew. */
    private static final int KEPT_BYTES = 4 * 1024;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private long windowStart;

    private AudioBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static AudioBytes open(Path file) throws IOException {
        return new AudioBytes(FileChannel.open(file, StandardOpenOption.READ));
    }

    long size() {
        return size;
    }

    /** An unsigned big-endian number of 1 to 8 bytes; one of 8 may turn out negative. */
    long number(long position, int bytes) throws UnreadableAudioException, IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | at(position + i);
        }
        return number;
    }

    /** An unsigned little-endian number of 1 to 8 bytes; one of 8 may turn out negative. */
    long littleEndian(long position, int bytes) throws UnreadableAudioException, IOException {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | at(position + i);
        }
        return number;
    }

    /** True when {@code ascii} stands there. */
    boolean matches(long position, String ascii) throws UnreadableAudioException, IOException {
        for (int i = 0; i < ascii.length(); i++) {
            if (position + i >= size || at(position + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** @throws UnreadableAudioException outside of the file */
    int at(long position) throws UnreadableAudioException, IOException {
        if (position < 0 || position >= size) {
            throw new UnreadableAudioException("The audio is cut off");
        }
        if (position < windowStart || position >= windowStart + window.limit()) {
            load(Math.max(0, position - KEPT_BYTES));
            if (position >= windowStart + window.limit()) {
                throw new UnreadableAudioException("The audio is cut off");
            }
        }
        return window.get((int) (position - windowStart)) & 0xFF;
    }

    private void load(long start) throws IOException {
        window.clear();
        windowStart = start;
        while (window.hasRemaining() && channel.read(window, start + window.position()) >= 0) {
            // Reads until the window is full or the file ends.
        }
        window.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
