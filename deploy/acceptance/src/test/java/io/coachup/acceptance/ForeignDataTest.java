package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.acceptance.Client.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the public entry: what is Ada's can't be read or written by Bob, nor told from what does not exist. */
class ForeignDataTest {

    private static final Suite SUITE = Suite.shared();
    private static final String SESSION = "s-" + UUID.randomUUID();
    private static final String UNKNOWN = "s-" + UUID.randomUUID();
    private static Client ada;
    private static Client bob;
    private static String audioKey;

    @BeforeAll
    static void adaHasAnAssessedConversation() {
        ada = Client.of(SUITE, "ada-" + UUID.randomUUID());
        bob = Client.of(SUITE, "bob-" + UUID.randomUUID());
        Conversations.Conversation conversation = Conversations.all().getLast();
        String group = ada.converse(SESSION, conversation.messages());
        ada.awaitAssessment(SESSION, group);
        audioKey = ada.post("/api/v1/storage/audio/presign", "contentType", "audio/wav", "sizeBytes", 10)
                .json()
                .path("objectKey")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/transcripts?sessionId=",
                "/api/v1/interactions?sessionId=",
                "/api/v1/events?sessionId=",
                "/api/v1/sessions?sessionId=",
                "/api/v1/sessions/metrics?sessionId=",
                "/api/assessments/",
                "/assessments/",
                "/api/assessments/convex/",
            })
    void readingIt(String path) {
        Answer foreign = bob.get(path + SESSION);
        Answer missing = bob.get(path + UNKNOWN);

        assertThat(foreign.status()).isEqualTo(missing.status());
        assertThat(withoutIds(foreign)).isEqualTo(withoutIds(missing));
        assertThat(withoutIds(ada.get(path + SESSION))).isNotEqualTo(withoutIds(foreign));
    }

    @Test
    void writingIt() {
        String before = ada.get("/api/v1/interactions?sessionId=" + SESSION).text();
        List<Answer> answers = List.of(
                bob.post("/api/messages/ingest", "sessionId", SESSION, "messageId", "b", "role", "user"),
                bob.post("/messages/ingest", "sessionId", SESSION, "messageId", "b", "role", "user"),
                bob.post("/api/assessments/run", "sessionId", SESSION),
                bob.post("/assessments/run?sessionId=" + SESSION, "{}"),
                bob.post(
                        "/api/v1/interactions",
                        "sessionId",
                        SESSION,
                        "messageId",
                        "b",
                        "role",
                        "user",
                        "contentHash",
                        "h",
                        "text",
                        "x",
                        "ts",
                        1),
                bob.post("/api/v1/sessions/state", "userId", "bob", "sessionId", SESSION),
                bob.get("/api/chat?prompt=hi&sessionId=" + SESSION),
                bob.get("/chat/stream?prompt=hi&sessionId=" + SESSION),
                bob.post("/api/v1/chat", "prompt", "hi", "sessionId", SESSION));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("code").asText()).isEqualTo("not_found");
        });
        assertThat(ada.get("/api/v1/interactions?sessionId=" + SESSION).text()).isEqualTo(before);
    }

    @Test
    void fetchingItsAudio() {
        Answer foreign = bob.get("/api/v1/storage/audio/presign?objectKey=" + audioKey);
        Answer missing = bob.get("/api/v1/storage/audio/presign?objectKey=audio/none/2026-01-01/none.wav");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutIds(foreign)).isEqualTo(withoutIds(missing));
        assertThat(ada.get("/api/v1/storage/audio/presign?objectKey=" + audioKey)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/assessments/job",
                "/internal/chat/replies",
                "//internal/chat/replies",
                "/api/../internal/chat/replies",
                "/api/%2e%2e/internal/chat/replies",
                "/%69nternal/chat/replies",
                "/api/assessments/%2e%2e%2f%2e%2e%2finternal/chat/replies",
                "/chat/context",
                "/q/health",
                "/metrics",
            })
    void internalRoutesAreNotPublic(String path) {
        assertThat(ada.post(path, "{}").status()).isBetween(400, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/transcripts?sessionId=s",
                "/api/v1/interactions?sessionId=s",
                "/api/v1/events?sessionId=s",
                "/api/assessments/s",
                "/api/assessments/convex/s",
                "/api/v1/skills/tracked",
                "/api/v1/skills/level-history",
                "/api/v1/sessions?sessionId=s",
                "/api/v1/sessions/list",
                "/api/v1/sessions/metrics?sessionId=s",
                "/api/v1/users/profile?userId=u",
                "/api/v1/users/goals?userId=u",
                "/api/tracked-skills?session_id=s",
                "/chat/tracked-skills?session_id=s",
                "/api/v1/chat/prompt-preview?rid=r",
                "/api/v1/storage/audio/presign?objectKey=k",
                "/api/chat?prompt=hi",
                "/chat/stream?prompt=hi",
            })
    void nobodyIsToldWithoutAToken(String path) {
        Answer answer = Client.nobody(SUITE).get(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asText()).isEqualTo("Unauthorized");
    }

    private static String withoutIds(Answer answer) {
        ObjectNode json = (ObjectNode) answer.json();
        json.remove("requestId");
        return json.toString().replace(SESSION, "ID").replace(UNKNOWN, "ID");
    }
}
