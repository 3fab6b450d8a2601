package io.coachup.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package says in a sentence what it is for. */
class PackagesTest {

    private static final String INFO = "package-info.java";
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern SENTENCE =
            Pattern.compile("/\\*\\*\\s.{20,}\\.\\s+\\*/\npackage \\S+;\n", Pattern.DOTALL);

    static List<Path> packages() throws IOException {
        return Checkout.files(file -> file.toString().contains(SOURCES.toString())
                        && file.toString().endsWith(".java"))
                .stream()
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    @Test
    void allModulesAreLookedAt() throws IOException {
        assertThat(packages()).hasSizeGreaterThan(90).anyMatch(folder -> folder.endsWith("coachup/common/json"));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageSaysWhatItIsFor(Path folder) throws IOException {
        assertThat(folder.resolve(INFO)).exists();
        assertThat(Files.readString(folder.resolve(INFO))).matches(SENTENCE);
    }
}
