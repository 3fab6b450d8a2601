package io.coachup.worker.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The bundled conversations, from hesitant to excellent, read from where the local stack keeps them. */
final class Conversations {

    private static final Path FOLDER = Path.of("../deploy/local/src/main/resources/conversations");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One of them.
     *
     * @param name its name
     * @param transcript its messages, ten seconds apart
     */
    record Conversation(String name, JobTranscript transcript) {

        /** The same with what the speaker says changed. */
        JobTranscript speakerSays(UnaryOperator<String> change) {
            return JobTranscript.of(transcript.messages().stream()
                    .map(m -> m.isSpeaker()
                            ? new TranscriptMessage(m.messageId(), m.role(), change.apply(m.content()), m.ts())
                            : m)
                    .toList());
        }
    }

    private Conversations() {}

    static List<Conversation> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Conversations::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Conversation named(String name) {
        return all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    static JobTranscript said(String... userMessages) {
        List<TranscriptMessage> messages = new ArrayList<>();
        for (String text : userMessages) {
            messages.add(new TranscriptMessage("m" + messages.size(), "user", text, messages.size() * 1000L));
        }
        return JobTranscript.of(messages);
    }

    private static Conversation read(Path file) {
        try {
            JsonNode json = MAPPER.readTree(file.toFile());
            List<TranscriptMessage> messages = new ArrayList<>();
            for (JsonNode message : json.get("messages")) {
                messages.add(new TranscriptMessage(
                        "m" + messages.size(),
                        message.get("role").textValue(),
                        message.get("content").textValue(),
                        1_700_000_000_000L + messages.size() * 10_000L));
            }
            return new Conversation(json.get("name").textValue(), JobTranscript.of(messages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
