package io.coachup.llm.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.tracing.CallIds;
import io.coachup.llm.ChatMessage;
import io.coachup.llm.ChatRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoachReplyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "How do I ask for a raise?",
                "Wie beginne ich meine Präsentation über Qualitätsprüfungen?",
                "我想练习演讲",
                "“Presentation” – it’s",
                "\ud83d\ude00 \ud83d\ude00"
            })
    void aReplyIsAsciiWhateverWasSaid(String said) {
        assertThat(reply(said).chars()).allMatch(c -> c >= ' ' && c < 127);
    }

    @Test
    void soIsEveryReply() {
        for (int i = 0; i < 500; i++) {
            assertThat(reply("Rückfrage " + i + " – naïve “quotes”").chars()).allMatch(c -> c >= ' ' && c < 127);
        }
    }

    @Test
    void aWordThatWasSaidIsPickedUp() {
        assertThat(reply("I present our new clinic.")).contains("\"present\"");
    }

    private static String reply(String said) {
        return CoachReply.to(
                new ChatRequest(null, List.of(ChatMessage.user(said)), 0, 0, null, new CallIds("r", null)));
    }
}
