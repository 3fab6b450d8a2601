package io.coachup.speech.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** ChildProcesses that tests run. */
public final class Installed {

    private Installed() {}

    /** Skips the test without all of these; where {@code CI} is set it fails, because nobody would notice there. */
    public static void require(String... programs) {
        List<String> missing =
                Stream.of(programs).filter(program -> !isInstalled(program)).toList();
        if (System.getenv("CI") == null) {
            assumeTrue(missing.isEmpty(), () -> missing + " not installed");
        }
        assertThat(missing).as("not installed").isEmpty();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
