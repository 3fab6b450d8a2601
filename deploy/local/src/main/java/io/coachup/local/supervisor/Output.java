package io.coachup.local.supervisor;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the user sees: one line per step, with the seconds since the start. */
public final class Output {

    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    /** Writes to this stream. */
    public Output(PrintStream out) {
        this.out = out;
    }

    /** A step that was done. */
    public void step(String text) {
        double seconds = Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0;
        plain(String.format(Locale.ROOT, "[%5.1f s] %s", seconds, text));
    }

    /** A line as it is. */
    public void plain(String line) {
        synchronized (out) {
            out.print(line + System.lineSeparator());
            out.flush();
        }
    }
}
