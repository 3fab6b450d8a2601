package io.coachup.acceptance.release;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A clone of this checkout in which a test may do what it likes. */
final class Clone {

    private static final int LIMIT_MINUTES = 10;

    private final Path folder;

    /** What a program said, both outputs, and its exit code. */
    record Result(int exitCode, String output) {}

    private Clone(Path folder) {
        this.folder = folder;
    }

    /** Clones into this folder, which is not there yet; skips the test where the sources are no checkout of git. */
    static Clone into(Path folder) {
        assumeTrue(Files.exists(Suite.ROOT.resolve(".git")), "no checkout of git");
        Clone clone = new Clone(folder);
        Result cloned = run(Suite.ROOT, "git", "clone", "-q", Suite.ROOT.toString(), folder.toString());
        if (cloned.exitCode() != 0) {
            throw new IllegalStateException("No clone: " + cloned.output());
        }
        return clone;
    }

    Path folder() {
        return folder;
    }

    /** The output of git, which has to succeed. */
    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Result result = run(folder, command.toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new IllegalStateException(command + ": " + result.output());
        }
        return result.output().trim();
    }

    /** Runs a program of the clone in it, at most ten minutes. */
    Result run(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(folder.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return run(folder, command.toArray(String[]::new));
    }

    private static Result run(Path folder, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        // Whoever checked the sources out, be it another user.
                        "GIT_CONFIG_GLOBAL",
                        Suite.ROOT
                                .resolve("deploy/acceptance/src/test/resources/git.config")
                                .toString(),
                        "GIT_AUTHOR_NAME",
                        "Release",
                        "GIT_AUTHOR_EMAIL",
                        "release@localhost",
                        "GIT_COMMITTER_NAME",
                        "Release",
                        "GIT_COMMITTER_EMAIL",
                        "release@localhost"));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("Not over in time: " + List.of(command));
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
