package io.coachup.gateway.chat.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A prompt is put together in a time that grows with what was sent, not faster. */
class HostileTextTest {

    private static final int CHARS = 256 * 1024;
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0301",
                " ",
                "\n",
                "\t ",
                "(",
                "[",
                "9",
                "\"",
                ".",
                "...",
                "\u2026",
                "a ",
                "\ud83d\ude00",
                "\u2028"
            })
    void aHostileTextIsAssembledAtOnce(String part) {
        String text = part.repeat(CHARS / part.length()) + "!";

        for (ContextCaps caps :
                List.of(new ContextCaps(10, 240, 6000, 0, 0), new ContextCaps(10, 240, 6000, 40, 400))) {
            assertThat(CpuTime.leastOf(
                            () -> new PromptAssembly(caps, true).assemble(input(text), context(text)), AT_ONCE))
                    .isLessThan(AT_ONCE);
        }
    }

    private static ChatInput input(String text) {
        List<HistoryItem> history = List.of(
                new HistoryItem(Author.NOTE, text),
                new HistoryItem(Author.ASSISTANT, text),
                new HistoryItem(Author.USER, text.substring(1)));
        return new ChatInput(
                text,
                "s1",
                history,
                new Person(text, text),
                List.of(new PromptGoal(text, text)),
                List.of(new FocusSkill(text, 3.0)),
                text,
                text,
                false);
    }

    private static KnownContext context(String text) {
        return new KnownContext(
                "s1",
                null,
                IntStream.range(0, 20)
                        .mapToObj(_ -> new HistoryItem(Author.USER, text))
                        .toList(),
                null,
                List.of(),
                List.of());
    }
}
