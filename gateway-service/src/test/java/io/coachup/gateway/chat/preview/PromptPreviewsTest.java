package io.coachup.gateway.chat.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.gateway.chat.prompt.AssembledPrompt;
import io.coachup.llm.ChatMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptPreviewsTest {

    private final PromptPreviews previews = new PromptPreviews();

    @Test
    void aPromptThatIsKeptAgainIsTheNewest() {
        AssembledPrompt again = prompt("again");
        previews.keep("ada", "mine", prompt("first"));
        previews.keep("ada", "older", prompt("older"));
        for (int n = 0; n < 98; n++) {
            previews.keep("bob", "rid-" + n, prompt("other"));
        }

        previews.keep("ada", "mine", again);
        previews.keep("bob", "one more", prompt("other"));

        assertThat(previews.find("ada", "older")).isEmpty();
        assertThat(previews.find("ada", "mine"))
                .hasValueSatisfying(preview -> assertThat(preview.prompt()).isEqualTo(again));
    }

    private static AssembledPrompt prompt(String words) {
        return new AssembledPrompt(List.of(new ChatMessage(ConversationRole.USER, words)), "none");
    }
}
