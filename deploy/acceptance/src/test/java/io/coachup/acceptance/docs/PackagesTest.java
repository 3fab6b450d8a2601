package io.coachup.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final String TABLE = "| Package |";

    /** {@code io/coachup/common}: a module's own package. */
    private static final int ROOT_DEPTH = 3;

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

    /** Packages of modules whose README has a table of them; the module's own is the module. */
    static List<Path> packagesWithTables() throws IOException {
        return packages().stream()
                .filter(folder -> inModule(folder).getNameCount() > ROOT_DEPTH
                        && readme(folder).contains(TABLE))
                .toList();
    }

    /** Parts of a capability may be described with it. */
    @ParameterizedTest
    @MethodSource("packagesWithTables")
    void theTableOfItsModuleNamesAPackage(Path folder) {
        assertThat(readme(folder)).containsPattern("`" + inModule(folder).getName(ROOT_DEPTH) + "[`.]");
    }

    private static Path module(Path folder) {
        return Checkout.ROOT.resolve(Checkout.ROOT.relativize(folder).toString().split("/src/main/java/", 2)[0]);
    }

    private static Path inModule(Path folder) {
        return module(folder).resolve(SOURCES).relativize(folder);
    }

    private static String readme(Path folder) {
        try {
            return Files.readString(module(folder).resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
