package io.coachup.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.llm.Ending;
import io.coachup.llm.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkReaderTest {

    private static final String EVENT =
            """
            {"id":"c-1","object":"chat.completion.chunk","created":1,"choices":[\
            {"index":0,"delta":{"content":"%s"},"logprobs":null,"finish_reason":null}],"usage":null}""";
    private static final int MUTATIONS = 20_000;

    private final ChunkReader reader = new ChunkReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                " ",
                "",
                "}",
                "[DONE]",
                "\\u0041\\n",
                "a \\\"quoted\\\" word",
                "\\\\",
                "“hello” ✅",
                "\\ud83d\\ude00",
                "\"},\"finish_reason\":\"stop\",\"delta\":{\"content\":\"two"
            })
    void aTokenAfterOthersIsTheSameAsAlone(String token) {
        read(EVENT.formatted("one"));
        read(EVENT.formatted("two"));

        assertThat(read(EVENT.formatted(token))).isEqualTo(alone(EVENT.formatted(token)));
    }

    @Test
    void whatComesWithTheLastTokenIsNotOverseen() {
        read(EVENT.formatted("one"));

        assertThat(read(EVENT.formatted("end").replace("\"finish_reason\":null", "\"finish_reason\":\"stop\""))
                        .finish())
                .isEqualTo(Ending.COMPLETE);
        assertThat(read(EVENT.formatted("end")
                                .replace("\"usage\":null", "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}"))
                        .usage())
                .isEqualTo(new Usage(7, 2, false));
        assertThat(read(EVENT.formatted("end").replace("\"usage\":null", "\"error\":{\"message\":\"no\"}"))
                        .signal())
                .isEqualTo(Chunk.Signal.ERROR);
    }

    @Test
    void whateverChangesItReadsWhatTheParserReads() {
        Random random = new Random(20_261_124);
        List<String> tokens = List.of("one", "", "two \\\"three\\\"", "✅", "\\u00e9");
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] event =
                    EVENT.formatted(tokens.get(random.nextInt(tokens.size()))).getBytes(StandardCharsets.UTF_8);
            if (i % 2 == 0) {
                event[random.nextInt(event.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(reader, event))
                    .as(() -> new String(event, StandardCharsets.UTF_8))
                    .isEqualTo(read(new ChunkReader(), event));
        }
    }

    @Test
    void textInAnotherEncodingIsReadToo() {
        byte[] event = EVENT.formatted("one").getBytes(StandardCharsets.UTF_16BE);

        assertThat(read(reader, event).token()).isEqualTo("one");
        assertThat(read(reader, event).token()).isEqualTo("one");
    }

    private Chunk read(String event) {
        return read(reader, event.getBytes(StandardCharsets.UTF_8));
    }

    private static Chunk alone(String event) {
        return read(new ChunkReader(), event.getBytes(StandardCharsets.UTF_8));
    }

    /** A token that needed no parsing is an event with nothing else. */
    private static Chunk read(ChunkReader with, byte[] event) {
        String token = with.token(event, event.length);
        return token == null
                ? with.parse(event, event.length)
                : new Chunk(token, false, null, null, null, Chunk.Signal.NONE);
    }
}
