package io.coachup.gateway.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.llm.Ending;
import io.coachup.skillsapi.chat.ChatReply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The body that is written by hand and the record that skills-service reads mean the same. */
class ReplyBodyTest {

    @Test
    void everythingThatIsSentHasItsPlaceInTheRecord() throws IOException {
        Reply reply = new Reply(
                "r1",
                "trace",
                null,
                "ada",
                "s1",
                new Prompt("Hello", 1_700_000_000_000L, "1"),
                "Good morn",
                Ending.INTERRUPTED,
                "openai",
                "gpt",
                7,
                3,
                0.25);

        ChatReply sent = new ObjectMapper().readValue(ReplySender.body(reply).getBytes(), ChatReply.class);

        assertThat(sent.messageId()).isEqualTo("c_assistant_1");
        assertThat(sent)
                .isEqualTo(new ChatReply(
                        "ada",
                        "s1",
                        sent.messageId(),
                        sent.ts(),
                        true,
                        "openai",
                        "gpt",
                        7,
                        3,
                        0.25,
                        "Good morn",
                        Ending.INTERRUPTED.wireName(),
                        new ChatReply.TypedPrompt("Hello", 1_700_000_000_000L, "c_user_1")));
        assertThat(sent.ts()).isPositive();
    }
}
