package io.coachup.acceptance.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A change of one source file.
 *
 * @param file within the checkout, its first part being the module
 * @param original what is replaced; has to stand there exactly once
 */
record Edit(String file, String original, String replacement) {

    String module() {
        return Path.of(file).getName(0).toString();
    }

    /** The changed source. */
    String apply(Path root) {
        try {
            String source = Files.readString(root.resolve(file));
            int at = source.indexOf(original);
            if (at < 0 || source.indexOf(original, at + 1) >= 0) {
                throw new IllegalStateException("The planted bug fits no more: " + file + " has changed");
            }
            return source.replace(original, replacement);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
