package io.coachup.worker.scoring.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text resource of words or phrases. Empty lines mean nothing; a line that begins with {@code #} is a comment. */
public final class LanguageFile {

    private LanguageFile() {}

    /**
     * The lines of a resource, without white space around them.
     *
     * @param path from the root of the resources, such as {@code phrases/en/story.txt}
     * @throws IllegalStateException when the program has no such resource
     */
    public static List<String> lines(String path) {
        try (InputStream file = LanguageFile.class.getResourceAsStream("/" + path)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + path + " is missing");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + path + " can't be read", e);
        }
    }

    /**
     * The words of a resource, which has any number of them in a line.
     *
     * @throws IllegalStateException when the program has no such resource
     */
    public static Set<String> words(String path) {
        return lines(path).stream()
                .flatMap(line -> Stream.of(line.split("\\s+")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
