package io.coachup.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamsTest {

    @Test
    void aWholeStreamIsCompleteHoweverItIsSplit() {
        StreamReader reader = new StreamReader();
        byte[] stream = stream(Script.TOKENS).getBytes(StandardCharsets.UTF_8);

        int first = 0;
        for (byte part : stream) {
            first += reader.read(Buffer.buffer(new byte[] {part})) ? 1 : 0;
        }

        assertThat(first).isOne();
        assertThat(reader.tokens()).isEqualTo(Script.TOKENS);
        assertThat(reader.isComplete()).isTrue();
    }

    @Test
    void aStreamThatLacksOneTokenIsNotComplete() {
        StreamReader reader = new StreamReader();

        reader.read(Buffer.buffer(stream(Script.TOKENS - 1)));

        assertThat(reader.isComplete()).isFalse();
    }

    @Test
    void aStreamThatBreaksOffBeforeItsEndIsNotComplete() {
        StreamReader reader = new StreamReader();
        String stream = stream(Script.TOKENS);

        reader.read(Buffer.buffer(stream.substring(0, stream.length() - 5)));

        assertThat(reader.tokens()).isEqualTo(Script.TOKENS);
        assertThat(reader.isComplete()).isFalse();
    }

    @Test
    void failuresAndLatenciesAreCounted() {
        Streams streams = new Streams(3);

        assertThat(streams.add(true, Script.TOKENS, 1_000_000)).isFalse();
        assertThat(streams.add(false, 20, 3_000_000)).isFalse();
        assertThat(streams.add(false, 0, -1)).isTrue();

        assertThat(streams.failed()).isEqualTo(2);
        assertThat(streams.delivered()).isEqualTo(70.0 / 150);
        assertThat(streams.firstTokenMs(0.5)).isEqualTo(1);
        assertThat(streams.firstTokenMs(0.99)).isEqualTo(3);
    }

    private static String stream(int tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens; i++) {
            text.append(Script.frame(i));
        }
        return text.append(Script.end()).toString();
    }
}
