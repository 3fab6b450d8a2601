package io.coachup.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The bundled conversations, from hesitant to excellent. */
public final class Conversations {

    private static final Path FOLDER = Path.of("..", "local", "src", "main", "resources", "conversations");

    private Conversations() {}

    /** A conversation's messages, oldest first. */
    public record Conversation(String name, List<JsonNode> messages) {}

    /** All of them. */
    public static List<Conversation> all() {
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Conversation> all = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode conversation = mapper.readTree(file.toFile());
                List<JsonNode> messages = new ArrayList<>();
                conversation.path("messages").forEach(messages::add);
                all.add(new Conversation(conversation.path("name").asText(), messages));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
