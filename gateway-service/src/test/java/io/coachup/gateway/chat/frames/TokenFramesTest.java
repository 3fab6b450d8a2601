package io.coachup.gateway.chat.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFramesTest {

    @ParameterizedTest
    @MethodSource("framesOfOneToken")
    void aTokenHasExactlyTheseBytes(String token, String frame) {
        assertThat(frames(token)).isEqualTo(frame);
    }

    static List<Arguments> framesOfOneToken() {
        return List.of(
                Arguments.of("Hello", "data: Hello\n\n"),
                Arguments.of(" world", "data:  world\n\n"),
                Arguments.of("a\nb", "data: a\ndata: b\n\n"),
                Arguments.of("a\n", "data: a\ndata: \n\n"),
                Arguments.of("\n\n", "data: \ndata: \ndata: \n\n"),
                Arguments.of("a\r\nb\rc", "data: a\ndata: b\ndata: c\n\n"),
                Arguments.of("naïve 🙂", "data: naïve 🙂\n\n"),
                Arguments.of("[DONE]", "data: [\n\ndata: DONE]\n\n"),
                Arguments.of("event: x", "data: event: x\n\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"one two", "a\n\nb\n", "[DONE]", "x\r\ny", "🙂🙂", ": ping", "data: [DONE]\n\n", "\r", "\n"})
    void howeverAReplyIsCutTheClientReadsTheSame(String reply) {
        String expected = reply.replace("\r\n", "\n").replace('\r', '\n');

        for (int cut = 1; cut < reply.length(); cut++) {
            List<String> data = data(frames(reply.substring(0, cut), reply.substring(cut)));
            assertThat(String.join("", data)).isEqualTo(expected);
            assertThat(data).doesNotContain("[DONE]");
        }
        assertThat(String.join("", data(frames(reply)))).isEqualTo(expected);
    }

    @Test
    void halfACharacterWaitsForItsOtherHalf() {
        assertThat(frames("\ud83d", "\ude42!")).isEqualTo("data: 🙂!\n\n");
    }

    private static String frames(String... tokens) {
        TokenFrames frames = new TokenFrames();
        Buffer out = Buffer.buffer();
        for (String token : tokens) {
            frames.append(out, token);
        }
        return out.toString();
    }

    /** The data of each event as a browser reads it. */
    private static List<String> data(String stream) {
        List<String> events = new ArrayList<>();
        for (String event : stream.split("\n\n")) {
            if (!event.isEmpty()) {
                events.add(Pattern.compile("^data: ", Pattern.MULTILINE)
                        .matcher(event)
                        .replaceAll(""));
            }
        }
        return events;
    }
}
