package io.coachup.common.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationRoleTest {

    @Test
    void theWireNamesAreTheContracts() {
        assertThat(ConversationRole.values())
                .extracting(ConversationRole::wireName)
                .containsExactly("system", "user", "assistant");
    }

    @ParameterizedTest
    @EnumSource(ConversationRole.class)
    void aRoleIsFoundByItsWireName(ConversationRole role) {
        assertThat(ConversationRole.of(role.wireName())).contains(role);
        assertThat(role.is(role.wireName())).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "User", "ASSISTANT", "tool", "developer", " user"})
    void noOtherWordIsARole(String word) {
        assertThat(ConversationRole.of(word)).isEmpty();
        assertThat(ConversationRole.USER.is(word)).isFalse();
    }
}
