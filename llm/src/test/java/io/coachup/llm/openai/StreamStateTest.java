package io.coachup.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamStateTest {

    @ParameterizedTest
    @CsvSource({
        "READING, REFUSED",
        "REFUSED, REFUSED",
        "CLOSING, CLOSING",
        "COMPLETE, COMPLETE",
        "DRAINING, DRAINING",
        "OVER, OVER"
    })
    void onlyWhatIsReadIsRefused(StreamState before, StreamState after) {
        assertThat(before.refused()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "READING, READING",
        "REFUSED, READING",
        "CLOSING, READING",
        "COMPLETE, COMPLETE",
        "DRAINING, DRAINING",
        "OVER, OVER"
    })
    void whatHasNotEndedCanBeAskedAgain(StreamState before, StreamState after) {
        assertThat(before.askedAgain()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "READING, CLOSING",
        "REFUSED, REFUSED",
        "CLOSING, CLOSING",
        "COMPLETE, DRAINING",
        "DRAINING, DRAINING",
        "OVER, OVER"
    })
    void theRestOfAFinishedReplyIsWaitedFor(StreamState before, StreamState after) {
        assertThat(before.finishing()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "READING, COMPLETE",
        "REFUSED, REFUSED",
        "CLOSING, DRAINING",
        "COMPLETE, COMPLETE",
        "DRAINING, DRAINING",
        "OVER, OVER"
    })
    void aCompleteReplyIsHeardOnce(StreamState before, StreamState after) {
        assertThat(before.completed()).isEqualTo(after);
    }

    @Test
    void theHandlerHearsNothingAfterTheEnd() {
        assertThat(Arrays.stream(StreamState.values()).filter(StreamState::isEnded))
                .containsExactly(StreamState.COMPLETE, StreamState.DRAINING, StreamState.OVER);
        assertThat(Arrays.stream(StreamState.values()).filter(StreamState::isOverdue))
                .containsExactly(StreamState.CLOSING, StreamState.DRAINING);
    }
}
