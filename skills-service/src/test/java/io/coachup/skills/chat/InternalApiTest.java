package io.coachup.skills.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.Written;
import io.coachup.skillsapi.chat.ChatReply;
import io.coachup.skillsapi.chat.PromptContextRequest;
import org.junit.jupiter.api.Test;

/** What the gateway writes is what is read. */
class InternalApiTest {

    @Test
    void aRequestForContextIsReadAsItWasWritten() {
        PromptContextRequest request = new PromptContextRequest("s1", 42, "5f0c1d3e-0000-4000-8000-000000000001");

        assertThat(PromptContextResource.asked(Written.body(request))).isEqualTo(request);
    }

    @Test
    void aReplyIsReadAsItWasWritten() {
        ChatReply reply = new ChatReply(
                "ada",
                "s1",
                "m1",
                1_700_000_000_001L,
                true,
                "openai",
                "gpt",
                7,
                3,
                0.25,
                "Good morn",
                "interrupted",
                new ChatReply.TypedPrompt("Hello", 1_700_000_000_000L, "m0"),
                "5f0c1d3e-0000-4000-8000-000000000001");

        assertThat(ChatReplyResource.read(Written.body(reply))).isEqualTo(reply);
    }
}
