package io.coachup.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where things are on this machine.
 *
 * @param root the checkout
 * @param home everything that a run leaves behind, {@code .coachup} in the checkout unless {@code COACHUP_HOME} says
 *     otherwise; stacks with different homes can run side by side
 */
public record Layout(Path root, Path home) {

    private static final String OWNER_ONLY = "rw-------";

    /** The checkout that {@code ./coachup} belongs to. */
    public static Layout current() {
        return new Layout(
                Path.of(System.getProperty("coachup.root")).toAbsolutePath(),
                Path.of(System.getProperty("coachup.home")).toAbsolutePath());
    }

    /** What survives a restart, and what {@code --fresh} empties. */
    public Path data() {
        return home.resolve("data");
    }

    /** One log per service. */
    public Path logs() {
        return home.resolve("logs");
    }

    /** What the JVM of each service printed itself, past the logs: how it crashed, for example. */
    public Path jvmLogs() {
        return logs().resolve("jvm");
    }

    /** One log per stand-in. */
    public Path standInLogs() {
        return logs().resolve("stand-ins");
    }

    /** What describes the present run: process ids, the lock, the settings of the services. */
    public Path run() {
        return home.resolve("run");
    }

    /** Secrets that are generated once. */
    public Path secrets() {
        return home.resolve("secrets.properties");
    }

    /** The settings of the present or last run, for a service that is started by hand. */
    public Path servicesProperties() {
        return run().resolve("services.properties");
    }

    /** Creates the folders that are not there yet. */
    public void create() {
        try {
            Files.createDirectories(data());
            Files.createDirectories(standInLogs());
            Files.createDirectories(jvmLogs());
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates or replaces a file that only its owner may read. */
    public static void writePrivately(Path file, String content) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            }
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
