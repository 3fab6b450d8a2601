package io.coachup.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.testing.CpuTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkFilterTest {

    private static final int CHARS = 256 * 1024;
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    @Test
    void aTokenWithoutABracketIsPassedOnAsItIs() {
        String token = new String("token");

        assertThat(new ThinkFilter().pass(token)).isSameAs(token);
    }

    @Test
    void afterThoughtsTokensPassAsTheyAreAgain() {
        ThinkFilter filter = new ThinkFilter();
        filter.pass("<think>Hmm</think>\n\n");
        filter.pass("Hello");
        String token = new String("token");

        assertThat(filter.pass(token)).isSameAs(token);
    }

    @Test
    void afterItsFirstCharacterAReplyPassesAsItIs() {
        ThinkFilter filter = new ThinkFilter();
        filter.pass("a");
        String token = new String("<think>");

        assertThat(filter.pass(token)).isSameAs(token);
    }

    @Test
    void blanksWithoutAnEndAreNotHeldBack() {
        String blanks = " ".repeat(CHARS);

        assertThat(new ThinkFilter().pass(blanks)).isEqualTo(blanks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "[",
                "[THINK]",
                "[/THINK]",
                "<|channel|>",
                "<|channel|><|message|>",
                "<|",
                "<think",
                "</",
                "<think>",
                "</think>",
                "<think></think>",
                "<t",
                "a<",
                "<think>a"
            })
    void aHostileReplyIsReadAtOnce(String part) {
        String repeated = part.repeat(CHARS / part.length());

        Duration fastest = CpuTime.leastOf(
                () -> {
                    new ThinkFilter().pass(repeated);
                    ThinkFilter.strip(repeated);
                },
                AT_ONCE);

        assertThat(fastest).isLessThan(AT_ONCE);
    }
}
