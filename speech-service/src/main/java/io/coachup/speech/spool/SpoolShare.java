package io.coachup.speech.spool;

/** The room that one file or folder takes. */
final class SpoolShare implements AutoCloseable {

    private final SpoolRoom room;
    private final String caller;
    private long bytes;

    SpoolShare(SpoolRoom room, String caller) {
        this.room = room;
        this.caller = caller;
    }

    /** Takes more, or throws what {@link SpoolRoom#take} throws. */
    synchronized void add(long more) {
        room.take(caller, more);
        bytes += more;
    }

    /** Gives all of it back; doing it again does nothing. */
    @Override
    public synchronized void close() {
        room.give(caller, bytes);
        bytes = 0;
    }
}
