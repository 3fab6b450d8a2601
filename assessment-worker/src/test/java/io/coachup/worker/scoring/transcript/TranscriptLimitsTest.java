package io.coachup.worker.scoring.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptLimitsTest {

    @Test
    void theNewestMessagesThatFitAreKeptInTheirOrder() {
        TranscriptLimits.Newest newest = new TranscriptLimits(100, 10).newest(messages("aaaa", "bbbb", "cccc", "dd"));

        assertThat(newest.messages()).extracting(TranscriptMessage::content).containsExactly("bbbb", "cccc", "dd");
        assertThat(newest.omitted()).isEqualTo(1);
    }

    @Test
    void soAreNoMoreThanTheirNumberAllows() {
        TranscriptLimits.Newest newest = new TranscriptLimits(2, 1000).newest(messages("a", "b", "c"));

        assertThat(newest.messages()).extracting(TranscriptMessage::content).containsExactly("b", "c");
        assertThat(newest.omitted()).isEqualTo(1);
    }

    @Test
    void aConversationThatFitsIsWhole() {
        assertThat(new TranscriptLimits(3, 3).newest(messages("a", "b", "c")))
                .isEqualTo(new TranscriptLimits.Newest(messages("a", "b", "c"), 0));
        assertThat(new TranscriptLimits(3, 3).newest(List.of())).isEqualTo(new TranscriptLimits.Newest(List.of(), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "你", "\uD83D\uDE00", "a\u0301"})
    void ofALastMessageThatIsTooLongTheEndIsKept(String sign) {
        String text = sign.repeat(1000) + "!";
        TranscriptLimits.Newest newest = new TranscriptLimits(10, 300).newest(messages("first", text));

        String kept = newest.messages().getFirst().content();
        assertThat(text).endsWith(kept);
        assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(90, 300);
        assertThat(kept).doesNotContain("?");
        assertThat(newest.omitted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaa", "ééé", "你好", "\uD83D\uDE00aa", "a\u0301\u0301a"})
    void bytesAreThoseOfUtf8(String sixBytes) {
        assertThat(new TranscriptLimits(9, 12)
                        .newest(messages(sixBytes, sixBytes))
                        .messages())
                .hasSize(2);
        assertThat(new TranscriptLimits(9, 11)
                        .newest(messages(sixBytes, sixBytes))
                        .messages())
                .hasSize(1);
    }

    private static List<TranscriptMessage> messages(String... contents) {
        return IntStream.range(0, contents.length)
                .mapToObj(i -> new TranscriptMessage("m" + i, "user", contents[i], i))
                .toList();
    }
}
