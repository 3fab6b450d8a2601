package io.coachup.local.standin.server;

import io.coachup.local.standin.ReadyLine;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The life of a stand-in's process: start, say {@code ready <port>} on stdout, run until stdin ends (so it never
 * outlives whoever started it) or a signal comes, stop. Everything else is printed to stderr.
 */
final class StandInMain {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(6);

    /** Starts the server. */
    @FunctionalInterface
    interface Starter {
        Running start(Options options) throws Exception;
    }

    /**
     * A started server.
     *
     * @param port the TCP port it listens on
     */
    record Running(int port, AutoCloseable server) {}

    /** The {@code --name=value} arguments. */
    record Options(Map<String, String> values) {

        static Options parse(String... arguments) {
            return new Options(Arrays.stream(arguments)
                    .map(argument -> argument.substring(2).split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : "")));
        }

        /** Zero stands for any free port. */
        int port() {
            return Integer.parseInt(values.get("port"));
        }

        java.nio.file.Path data() {
            return java.nio.file.Path.of(values.get("data"));
        }

        boolean has(String name) {
            return values.containsKey(name);
        }
    }

    private StandInMain() {}

    static void run(String[] arguments, Starter starter) {
        PrintStream protocol = System.out;
        System.setOut(System.err);
        try {
            Running running = starter.start(Options.parse(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running.server()), "stop"));
            protocol.print(ReadyLine.of(running.port()));
            protocol.flush();
            awaitEndOfInput();
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void awaitEndOfInput() throws IOException {
        byte[] ignored = new byte[64];
        while (System.in.read(ignored) >= 0) {
            // Nothing is ever sent; only the end matters.
        }
    }

    private static void stop(AutoCloseable server) {
        Thread limit = new Thread(StandInMain::haltAfterLimit, "stop-limit");
        limit.setDaemon(true);
        limit.start();
        try {
            server.close();
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private static void haltAfterLimit() {
        try {
            Thread.sleep(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    /** A secret or name that the starting process passed in the environment, so that no process list shows it. */
    static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("The environment variable " + name + " is missing.");
        }
        return value;
    }
}
