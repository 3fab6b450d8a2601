package io.coachup.gateway.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyTextTest {

    private final ReplyText text = new ReplyText();

    @Test
    void tokensAreJoined() {
        text.append("Hel");
        text.append("lo\n");

        assertThat(text.storable()).isEqualTo("Hello\n");
    }

    @Test
    void whatADatabaseCanNotHoldIsLeftOut() {
        text.append("a\u0000b\ud83d");
        text.append("\ude42 \udc00c");

        assertThat(text.storable()).isEqualTo("ab🙂 c");
    }

    @Test
    void aReplyIsKeptUpToItsCap() {
        text.append("x".repeat(ReplyText.MAX_CHARS - 1));
        text.append("yz");
        text.append("more");

        assertThat(text.storable()).hasSize(65_536).endsWith("xy");
    }
}
