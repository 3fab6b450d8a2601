package io.coachup.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;

/** Captures log lines exactly as they go to standard output. */
public final class Logs extends Handler implements AutoCloseable {

    private final List<String> lines = new ArrayList<>();
    private final ExtFormatter formatter = consoleFormatter();

    private Logs() {}

    /** Captures from now on. */
    public static Logs capture() {
        Logs logs = new Logs();
        Logger.getLogger("").addHandler(logs);
        return logs;
    }

    /** The lines so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first line that holds all of these, waiting up to five seconds. */
    public synchronized String line(String... parts) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            for (String line : lines) {
                if (List.of(parts).stream().allMatch(line::contains)) {
                    return line;
                }
            }
            wait(100);
        }
        throw new AssertionError("No line with " + List.of(parts) + " in " + lines);
    }

    @Override
    public synchronized void publish(LogRecord line) {
        lines.add(formatter.format(line));
        notifyAll();
    }

    @Override
    public void flush() {
        // Lines are kept as they come.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }

    private static ExtFormatter consoleFormatter() {
        for (Handler handler : org.jboss.logmanager.Logger.getLogger("").getHandlers()) {
            ExtFormatter found = formatterOf(handler);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException("No console handler");
    }

    private static ExtFormatter formatterOf(Handler handler) {
        if (handler instanceof org.jboss.logmanager.handlers.ConsoleHandler console) {
            return (ExtFormatter) console.getFormatter();
        }
        if (handler instanceof ExtHandler parent) {
            for (Handler child : parent.getHandlers()) {
                ExtFormatter found = formatterOf(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
