package io.coachup.speech.spool;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file while it is written: takes room as it grows, and tells trouble of our disk from that of whoever sends. */
record SpoolFile(Path path, SpoolShare share) implements AudioTarget {

    @Override
    public OutputStream open() {
        share.close();
        try {
            return new Metered(Files.newOutputStream(path), share);
        } catch (IOException e) {
            throw SpoolRoom.refused(e);
        }
    }

    private static final class Metered extends FilterOutputStream {

        private final SpoolShare share;

        Metered(OutputStream disk, SpoolShare share) {
            super(disk);
            this.share = share;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            share.add(length);
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw SpoolRoom.refused(e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw SpoolRoom.refused(e);
            }
        }
    }
}
