package io.coachup.skills.ingest;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.ingest;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.skills.support.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServiceTest
class IngestTest {

    @Test
    void aConversationOpensAndClosesOneGroup() {
        String session = unique("s");

        String group = ingest("ada", session, "m1", "user", "I want to plan my talk")
                .statusCode(200)
                .body("state", equalTo("active"), "turnCount", equalTo(1), "enqueued", equalTo(false))
                .body("deduped", nullValue())
                .extract()
                .path("groupId");
        ingest("ada", session, "m2", "assistant", "Which part?").body("turnCount", equalTo(2));
        ingest("ada", session, "m3", "assistant", "Good luck!")
                .body("state", equalTo("idle"), "enqueued", equalTo(true), "groupId", equalTo(group));
    }

    @Test
    void everyInteractionGetsAGroupOfItsOwn() {
        String session = unique("s");

        Set<String> groups = IntStream.range(0, 3)
                .mapToObj(i -> conversation("ada", session, "Round " + i))
                .collect(Collectors.toSet());

        assertThat(groups).hasSize(3);
    }

    @Test
    void aRepeatedMessageGetsItsFirstAnswer() {
        String session = unique("s");
        ingest("ada", session, "m1", "user", "Hello there");
        String group = ingest("ada", session, "m2", "assistant", "Good luck!")
                .extract()
                .path("groupId");
        ingest("ada", session, "m3", "user", "One more thing").body("state", equalTo("active"));

        ingest("ada", session, "m2", "assistant", "Good luck!")
                .statusCode(200)
                .body("state", equalTo("idle"), "groupId", equalTo(group))
                .body("enqueued", equalTo(false), "deduped", equalTo(true));
    }

    @Test
    void aClosingMessageSentEightTimesAtOnceEndsTheGroupOnce() throws Exception {
        String session = unique("s");
        ingest("ada", session, "m1", "user", "Hello there").statusCode(200);

        List<Boolean> enqueued = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> clients.submit(() -> ingest("ada", session, "m2", "assistant", "Good luck!")
                            .statusCode(200)
                            .extract()
                            .<Boolean>path("enqueued")))
                    .toList();
            for (Future<Boolean> answer : answers) {
                enqueued.add(answer.get());
            }
        }

        assertThat(enqueued).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    void whatWasIngestedIsInTheTranscriptOnceWhoeverReportsItToo() {
        String session = unique("s");
        ingest("ada", session, "m1", "user", "Hello there").statusCode(200);
        as("ada")
                .body(body(
                        "sessionId",
                        session,
                        "messageId",
                        "c_user_1",
                        "role",
                        "user",
                        "contentHash",
                        "h",
                        "text",
                        "Hello there",
                        "ts",
                        System.currentTimeMillis()))
                .post("/api/v1/interactions")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true), "id", equalTo(session + ":m1"));

        as("ada")
                .queryParam("sessionId", session)
                .get("/api/v1/transcripts")
                .then()
                .body("items.text", equalTo(List.of("Hello there")));
        as("ada")
                .queryParam("sessionId", session)
                .get("/api/v1/events")
                .then()
                .body("events.kind", hasItems("interaction_appended"));
    }

    @Test
    void cuesCountAsWholeWordsOfTheMessageAtHandOnly() {
        String session = unique("s");
        ingest("ada", session, "m1", "user", "Hello there");
        ingest("ada", session, "m2", "assistant", "Good luck!").body("enqueued", equalTo(true));

        ingest("ada", session, "m3", "user", "And now?").body("state", equalTo("active"));
        ingest("ada", session, "m4", "assistant", "Tell me about your goodluck charm")
                .body("state", equalTo("active"), "enqueued", equalTo(false));
    }
}
