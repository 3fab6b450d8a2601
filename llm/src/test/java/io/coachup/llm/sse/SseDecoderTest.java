package io.coachup.llm.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseDecoderTest {

    private static final String STREAM = String.join(
            "\n",
            ": keep-alive",
            "",
            "data: {\"t\":\"caf\u00e9\"}",
            "",
            "event: ignored",
            "id: 7",
            "data:{\"t\":\"\ud83d\ude42 \u4f60\u597d\"}",
            "",
            "",
            "data: two",
            "data: lines",
            "",
            "retry: 10",
            "",
            "data:  leading space",
            "",
            "data:",
            "",
            "data: [DONE]",
            "",
            "");

    private static final List<String> EVENTS = List.of(
            "{\"t\":\"caf\u00e9\"}",
            "{\"t\":\"\ud83d\ude42 \u4f60\u597d\"}",
            "two\nlines",
            " leading space",
            "",
            "[DONE]");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everySplitInTwoGivesTheSameEvents(String lineEnd) {
        byte[] bytes = STREAM.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);

        for (int at = 0; at <= bytes.length; at++) {
            assertThat(decode(part(bytes, 0, at), part(bytes, at, bytes.length)))
                    .as("split at " + at)
                    .isEqualTo(EVENTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everySplitInThreeGivesTheSameEvents(String lineEnd) {
        byte[] bytes = STREAM.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);

        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                List<String> events =
                        decode(part(bytes, 0, first), part(bytes, first, second), part(bytes, second, bytes.length));
                if (!events.equals(EVENTS)) {
                    assertThat(events)
                            .as("split at " + first + " and " + second)
                            .isEqualTo(EVENTS);
                }
            }
        }
    }

    @Test
    void byteByByteGivesTheSameEvents() {
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        byte[][] parts = new byte[bytes.length][];
        for (int i = 0; i < bytes.length; i++) {
            parts[i] = part(bytes, i, i + 1);
        }

        assertThat(decode(parts)).isEqualTo(EVENTS);
    }

    @Test
    void anEndlessEventIsRefused() {
        SseDecoder decoder = new SseDecoder();
        byte[] endless = new byte[64 * 1024];
        Arrays.fill(endless, (byte) 'x');

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) {
                        decoder.feed(endless, 0, endless.length, (bytes, length) -> {});
                    }
                })
                .isInstanceOf(SseDecoder.EventTooLargeException.class);
    }

    private static List<String> decode(byte[]... parts) {
        SseDecoder decoder = new SseDecoder();
        List<String> events = new ArrayList<>();
        for (byte[] part : parts) {
            decoder.feed(
                    part,
                    0,
                    part.length,
                    (bytes, length) -> events.add(new String(bytes, 0, length, StandardCharsets.UTF_8)));
        }
        return events;
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
