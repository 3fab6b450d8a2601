package io.coachup.gateway.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "\u0001\u200b", "\ud83d"})
    void whatNobodyCanReadIsNothingToStore(String text) {
        assertThat(Prompt.typed(text)).isNull();
    }

    @Test
    void whatADatabaseCanNotHoldIsLeftOut() {
        Prompt prompt = Prompt.typed("Hi\u0000 there\ud800!");

        assertThat(prompt.text()).isEqualTo("Hi there!");
        assertThat(prompt.messageId()).startsWith("c_user_");
    }
}
