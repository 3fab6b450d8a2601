package io.coachup.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coachup.common.tracing.CallIds;
import io.coachup.llm.mock.MockProvider;
import io.coachup.llm.pricing.Prices;
import io.coachup.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a person or a provider sends is read in a time that grows with its length, not faster. */
class HostileTextTest {

    private static final int CHARS = 256 * 1024;
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private static final Map<String, Consumer<String>> READERS = Map.of(
            "mock reply",
                    text -> new MockProvider("m")
                            .complete(new ChatRequest(
                                    null, List.of(ChatMessage.user(text)), 0, 0, null, new CallIds("r", null))),
            "price", text -> Prices.costCents("openai", text, new Usage(1, 1, false)));

    static Stream<Arguments> texts() {
        List<String> parts =
                List.of("a\u0301", " ", "\n", "(", "9", "-", "-2024-01", "\"", "\u2019", "a", "\ud83d\ude00");
        return READERS.keySet().stream().flatMap(reader -> parts.stream().map(part -> arguments(reader, part)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aHostileTextIsReadAtOnce(String reader, String part) {
        String repeated = part.repeat(CHARS / part.length());

        for (String text : List.of(repeated, repeated + "!", "x" + repeated)) {
            assertThat(CpuTime.leastOf(() -> READERS.get(reader).accept(text), AT_ONCE))
                    .isLessThan(AT_ONCE);
        }
    }
}
