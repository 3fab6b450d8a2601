package io.coachup.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A conversation that comes with the suite. */
record Conversation(String name, String title, String description, List<Message> messages) {

    /** One turn; {@code role} is user or assistant. */
    record Message(String role, String content) {}

    /**
     * The conversation of this name among the files of a folder.
     *
     * @throws IllegalArgumentException with one sentence that lists the names there are
     */
    static Conversation named(String name, Path folder) {
        List<Conversation> all = all(folder);
        return all.stream()
                .filter(conversation -> conversation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no conversation " + name + "; there are "
                        + all.stream().map(Conversation::name).collect(Collectors.joining(", ")) + "."));
    }

    private static List<Conversation> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Conversation::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Conversation read(Path file) {
        try {
            JsonValue json = JsonValue.parse(Files.readString(file));
            return new Conversation(
                    json.at("name").text(),
                    json.at("title").text(),
                    json.at("description").text(),
                    json.at("messages").items().stream()
                            .map(message -> new Message(
                                    message.at("role").text(),
                                    message.at("content").text()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
