package io.coachup.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.local.standin.Distribution;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final Path bundled = Distribution.locate().classes().resolve("conversations");

    @Test
    void findsABundledConversationByName() {
        Conversation conversation = Conversation.named("average", bundled);

        assertThat(conversation.messages()).hasSizeGreaterThan(4).allSatisfy(message -> {
            assertThat(message.role()).isIn("user", "assistant");
            assertThat(message.content()).isNotBlank();
        });
        assertThat(conversation.messages().getLast().role()).isEqualTo("assistant");
    }

    @Test
    void listsTheNamesThereAreForAnUnknownOne() {
        assertThatThrownBy(() -> Conversation.named("nothing", bundled))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no conversation nothing")
                .hasMessageContaining("average");
    }
}
