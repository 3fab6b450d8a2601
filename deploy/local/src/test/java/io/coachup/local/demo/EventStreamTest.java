package io.coachup.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final List<String> tokens = new ArrayList<>();

    @Test
    void readsTheTokensOfUnnamedEvents() {
        boolean ended =
                read("event: session\ndata: {}\n\n: comment\ndata:  Hello\n\ndata: a\ndata: b\n\ndata: [DONE]\n\n");

        assertThat(ended).isTrue();
        assertThat(tokens).containsExactly(" Hello", "a\nb");
    }

    @Test
    void noticesAReplyThatBreaksOff() {
        boolean ended = read("data: Hel\n\n");

        assertThat(ended).isFalse();
        assertThat(tokens).containsExactly("Hel");
    }

    private boolean read(String stream) {
        return EventStream.read(stream.lines(), tokens::add);
    }
}
