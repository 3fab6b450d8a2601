package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The product's main job, over HTTP, on the running suite. */
class ConversationToLevelTest {

    private static final Duration ASSESSED_WITHIN = Duration.ofSeconds(3);
    private static final int CONVERSATIONS = 50;
    private static final Pattern QUOTED = Pattern.compile("“([^”]+)”");

    private final Suite suite = Suite.shared();

    @Test
    void aReplyStreamsTokenByTokenAndIsInTheTranscript() throws IOException {
        Client ada = Client.of(suite, unique("ada"));
        String session = unique("s");

        HttpResponse<InputStream> stream = ada.chat("How do I open my talk about our new clinic?", session);
        String events = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
        assertThat(stream.headers().firstValue("cache-control")).hasValue("no-cache, no-store, no-transform");
        assertThat(events).contains("event: model\n").endsWith("data: [DONE]\n\n");
        List<String> tokens = tokens(events);
        assertThat(tokens).hasSizeGreaterThan(4);
        String reply = String.join("", tokens).trim();
        JsonNode items = Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(
                        () -> ada.get("/api/v1/transcripts?sessionId=" + session)
                                .json()
                                .path("items"),
                        found -> found.size() == 2);
        assertThat(items.get(0).path("role").asText()).isEqualTo("user");
        assertThat(items.get(0).path("text").asText()).isEqualTo("How do I open my talk about our new clinic?");
        assertThat(items.get(1).path("role").asText()).isEqualTo("assistant");
        assertThat(items.get(1).path("text").asText()).isEqualTo(reply);
    }

    @Test
    void betterSpeakersReachHigherLevelsWithQuotesOfTheirOwnWords() {
        List<Integer> clarity = new ArrayList<>();
        for (Conversations.Conversation conversation : Conversations.all()) {
            Client speaker = Client.of(suite, unique(conversation.name()));
            track(speaker, "clarity_eloquence");
            String session = unique("s");

            String group = speaker.converse(session, conversation.messages());
            JsonNode assessment = speaker.awaitAssessment(session, group);

            JsonNode item = assessment.path("summary").path("skillAssessments").path(0);
            assertThat(item.path("skill").path("id").asText()).isEqualTo("clarity_eloquence");
            clarity.add(item.path("level").asInt(-1));
            assertThat(assessment.path("summary").path("scores").size()).isEqualTo(4);
            String said = conversation.messages().stream()
                    .filter(message -> message.path("role").asText().equals("user"))
                    .map(message -> message.path("content").asText())
                    .reduce("", (all, text) -> all + "\n" + text);
            List<String> quotes = new ArrayList<>();
            item.path("quotes").forEach(quote -> quotes.add(quote.asText()));
            item.path("feedback")
                    .forEach(line ->
                            QUOTED.matcher(line.asText()).results().forEach(found -> quotes.add(found.group(1))));
            assertThat(quotes).isNotEmpty().allSatisfy(quote -> assertThat(said).contains(quote));
            int level = speaker.get("/api/v1/skills/tracked")
                    .json()
                    .path("tracked")
                    .path(0)
                    .path("currentLevel")
                    .asInt();
            assertThat(level).isEqualTo(item.path("level").asInt() >= 1 ? 1 : 0);
        }

        System.out.println("clarity levels, hesitant to excellent: " + clarity);
        assertThat(clarity).isSorted();
        assertThat(clarity.getFirst()).isLessThanOrEqualTo(3);
        assertThat(clarity.getLast()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void conversationsAreAssessedWithinThreeSecondsOfTheirClosingMessage() {
        List<Conversations.Conversation> bundled = Conversations.all();
        List<Long> millis = new ArrayList<>();
        Client speaker = Client.of(suite, unique("many"));
        track(speaker, "clarity_eloquence");
        track(speaker, "confidence");
        for (int i = 0; i < CONVERSATIONS; i++) {
            String session = unique("s");
            String group =
                    speaker.converse(session, bundled.get(i % bundled.size()).messages());
            Instant closed = Instant.now();
            speaker.awaitAssessment(session, group);
            millis.add(Duration.between(closed, Instant.now()).toMillis());
        }

        Collections.sort(millis);
        long p50 = millis.get(millis.size() / 2);
        long p95 = millis.get((int) Math.ceil(millis.size() * 0.95) - 1);
        System.out.printf(
                "closing message to assessment over %d conversations: p50 %d ms, p95 %d ms, max %d ms%n",
                millis.size(), p50, p95, millis.getLast());
        assertThat(p95).isLessThan(ASSESSED_WITHIN.toMillis());
    }

    private static void track(Client client, String skill) {
        assertThat(client.post("/api/v1/skills/track", "skillId", skill).status())
                .isEqualTo(200);
    }

    private static List<String> tokens(String events) {
        List<String> tokens = new ArrayList<>();
        for (String frame : events.split("\n\n")) {
            if (frame.startsWith("data: ") && !frame.equals("data: [DONE]")) {
                tokens.add(frame.substring(6).replace("\ndata: ", "\n"));
            }
        }
        return tokens;
    }

    private static String unique(String kind) {
        return kind + "-" + UUID.randomUUID();
    }
}
