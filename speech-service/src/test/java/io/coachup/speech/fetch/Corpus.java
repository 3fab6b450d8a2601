package io.coachup.speech.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Forms of {@code audioUrl}, each with what is to be known of it. */
final class Corpus {

    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** One line of a corpus. */
    record Form(String url, String note) {

        Form onPort(int port) {
            return new Form(url.replace("{port}", Integer.toString(port)), note);
        }
    }

    private Corpus() {}

    static List<Form> hostile() {
        return read("hostile.tsv");
    }

    static List<Form> good() {
        return read("good.tsv");
    }

    private static List<Form> read(String name) {
        try (InputStream corpus = Objects.requireNonNull(Corpus.class.getResourceAsStream("/fetch/" + name))) {
            return new String(corpus.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(line -> line.split("\t"))
                    .map(parts -> new Form(unescaped(parts[0]), parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String form) {
        return UNICODE.matcher(form)
                .replaceAll(escape -> Character.toString((char) Integer.parseInt(escape.group(1), 16)))
                .translateEscapes();
    }
}
