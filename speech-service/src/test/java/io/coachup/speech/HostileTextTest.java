package io.coachup.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.testing.CpuTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every pattern of the code meets texts that make patterns slow. They are found in the code itself, so that one that is
 * added is here too.
 */
class HostileTextTest {

    private static final int CHARS = 256 * 1024;
    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../common/src/main/java"));

    /** Methods of texts that take a pattern. */
    private static final Pattern INLINE =
            Pattern.compile("(?<!bytes)\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final List<String> PIECES = List.of(
            "a\u0301",
            " ",
            "\t",
            "\n",
            "\r\n",
            "[",
            "]",
            "[]",
            "0",
            "1.",
            "a.",
            "a-",
            "_",
            "\"",
            "'",
            "\\",
            "/",
            "//",
            ":",
            ";",
            ",",
            "=",
            "%",
            "%41",
            "%4",
            "http://",
            "http://[",
            "f",
            "f:",
            "-----A",
            "-----A-----",
            "#",
            "?",
            "\u0001",
            "\uD83D\uDE0A",
            "\u4F60",
            "en-",
            "audio/",
            ";base64",
            "{",
            "(",
            "*",
            "+",
            "00",
            "../",
            "<",
            "&",
            "aA",
            "0123456789abcdef");

    private record Named(String name, Consumer<String> use) {}

    @TestFactory
    Stream<DynamicTest> everyPatternIsFastOnEveryText() throws IOException {
        List<Named> patterns = new ArrayList<>();
        for (Path source : sources()) {
            patterns.addAll(inline(source));
            patterns.addAll(fields(source));
        }
        assertThat(patterns).hasSizeGreaterThan(15);
        return patterns.stream().map(pattern -> DynamicTest.dynamicTest(pattern.name(), () -> assertFast(pattern)));
    }

    @Test
    void noPatternIsMadeWhereThisTestCantSeeIt() throws IOException {
        for (Path source : sources()) {
            String code = Files.readString(source);
            long made = count(code, "Pattern\\.compile\\(");
            long fields = count(code, "static final Pattern \\w+\\s*=\\s*Pattern\\.compile\\(");
            assertThat(made).as("patterns that are no constants in %s", source).isEqualTo(fields);
            long used = count(code, "(?<!bytes)\\.(matches|replaceAll|replaceFirst|split)\\(\\s*[^)\\s]");
            assertThat(used)
                    .as("patterns that are no text in %s", source)
                    .isEqualTo(inline(source).size());
        }
    }

    private static void assertFast(Named pattern) {
        for (String piece : PIECES) {
            String text = piece.repeat(CHARS / piece.length());
            for (String hostile : List.of(text, "a" + text + "!", "http://" + text)) {
                assertThat(CpuTime.leastOf(() -> pattern.use().accept(hostile), LIMIT))
                        .as("%s on %s", pattern.name(), piece)
                        .isLessThan(LIMIT);
            }
        }
    }

    private static List<Named> inline(Path source) throws IOException {
        List<Named> found = new ArrayList<>();
        Matcher use = INLINE.matcher(Files.readString(source));
        while (use.find()) {
            String method = use.group(1);
            String regex = use.group(2).translateEscapes();
            found.add(new Named(source.getFileName() + " " + method + " " + regex, text -> {
                Object _ =
                        switch (method) {
                            case "matches" -> text.matches(regex);
                            case "replaceAll" -> text.replaceAll(regex, "");
                            case "replaceFirst" -> text.replaceFirst(regex, "");
                            default -> text.split(regex, -1);
                        };
            }));
        }
        return found;
    }

    private static List<Named> fields(Path source) throws IOException {
        String code = Files.readString(source);
        if (!code.contains("static final Pattern ")) {
            return List.of();
        }
        return Arrays.stream(type(source).getDeclaredFields())
                .filter(field -> field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    Pattern pattern = value(field);
                    boolean finds = Pattern.compile(
                                    field.getName() + "\\s*\\.matcher\\([^;]*?\\)\\s*\\.(find|replace|results)")
                            .matcher(code)
                            .find();
                    return new Named(source.getFileName() + " " + field.getName(), text -> {
                        Matcher matcher = pattern.matcher(text);
                        if (finds) {
                            while (matcher.find()) {
                                // All of them.
                            }
                        } else {
                            matcher.matches();
                        }
                    });
                })
                .toList();
    }

    private static Pattern value(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(Path source) {
        String path = source.toString();
        String name =
                path.substring(path.indexOf("io/coachup")).replace('/', '.').replaceFirst("\\.java$", "");
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String code, String regex) {
        return Pattern.compile(regex).matcher(code).results().count();
    }

    private static List<Path> sources() {
        return SOURCES.stream()
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.walk(folder)) {
                        return files.toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }
}
