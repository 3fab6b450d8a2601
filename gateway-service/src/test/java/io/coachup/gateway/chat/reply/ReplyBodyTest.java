package io.coachup.gateway.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.llm.Ending;
import io.coachup.skillsapi.budgets.Settlement;
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
                "5f0c1d3e-0000-4000-8000-000000000001",
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
                        new ChatReply.TypedPrompt("Hello", 1_700_000_000_000L, "c_user_1"),
                        "5f0c1d3e-0000-4000-8000-000000000001"));
        assertThat(sent.ts()).isPositive();
    }

    @Test
    void whatIsOnlySettledIsReadAsASettlement() throws IOException {
        Reply reply = new Reply(
                "r1",
                "trace",
                null,
                "ada",
                null,
                "5f0c1d3e-0000-4000-8000-000000000001",
                null,
                "Good morn",
                Ending.COMPLETE,
                "openai",
                "gpt",
                7,
                3,
                0.25);

        assertThat(new ObjectMapper().readValue(ReplySender.settlement(reply).getBytes(), Settlement.class))
                .isEqualTo(new Settlement("5f0c1d3e-0000-4000-8000-000000000001", "ada", 0.25, 10, 0));
    }
}
