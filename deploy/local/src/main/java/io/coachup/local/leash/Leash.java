package io.coachup.local.leash;

import java.io.IOException;

/**
 * An agent in the services of the local stack: ends the JVM when the supervisor, which holds the other end of stdin,
 * is gone without having stopped it.
 */
public final class Leash {

    private static final int ENDED_BY_SIGTERM = 143;

    private Leash() {}

    /** Called by the JVM before the service's own main method. */
    public static void premain(String arguments) {
        Thread watch = new Thread(Leash::watch, "leash");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch() {
        byte[] ignored = new byte[64];
        try {
            while (System.in.read(ignored) >= 0) {
                // Nothing is ever sent; only the end matters.
            }
        } catch (IOException e) {
            System.err.println("stdin can't be watched: " + e.getMessage());
        }
        System.exit(ENDED_BY_SIGTERM);
    }
}
