package io.coachup.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.tracing.CallIds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "3, 1", "4, 1", "7, 1", "8, 2", "400, 100"})
    void fourCharactersMakeATokenAndAShortTextOne(int chars, int tokens) {
        assertThat(Estimate.usage(chars, 0)).isEqualTo(new Usage(tokens, 0, true));
        assertThat(Estimate.usage(0, chars)).isEqualTo(new Usage(0, tokens, true));
    }

    @Test
    void aPromptIsAllOfItsMessages() {
        ChatRequest request = new ChatRequest(
                null, List.of(ChatMessage.system("12345"), ChatMessage.user("678")), 0, 0, null, CallIds.NONE);

        assertThat(Estimate.usage(request, 3)).isEqualTo(new Usage(2, 1, true));
    }
}
