package io.coachup.worker.scoring.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteCheckTest {

    private final QuoteCheck check = new QuoteCheck(JobTranscript.of(List.of(
            new TranscriptMessage("1", "user", "We need  two nurses. I’ll pay.", 10),
            new TranscriptMessage("2", "assistant", "What do you need today?", 20),
            new TranscriptMessage("3", "user", "By Friday. " + "word ".repeat(60), 5))));

    @ParameterizedTest
    @ValueSource(strings = {"We need  two nurses", "I’ll pay.", "By Friday."})
    void whatTheSpeakerSaidIsAccepted(String quote) {
        assertThat(check.verified(quote)).contains(quote);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We need two nurses",
                "we need  two nurses",
                "I'll pay",
                "What do you need today?",
                "I’ll pay. By Friday.",
                "",
                "  "
            })
    void everythingElseIsRefused(String quote) {
        assertThat(check.verified(quote)).isEmpty();
    }

    @Test
    void whiteSpaceAroundAQuoteIsNotPartOfIt() {
        assertThat(check.verified("\n I’ll pay. ")).contains("I’ll pay.");
    }

    @Test
    void aLongQuoteIsCutAtAWord() {
        String cut = check.verified("word ".repeat(60).strip()).orElseThrow();

        assertThat(cut).hasSizeLessThanOrEqualTo(QuoteCheck.MAX_CHARS).endsWith("word");
    }

    @Test
    void durationIsTheTimeBetweenTheEarliestAndTheLatestMessage() {
        assertThat(JobTranscript.of(List.of()).durationMs()).isZero();
        assertThat(JobTranscript.of(List.of(
                                new TranscriptMessage("1", "user", "a", 10),
                                new TranscriptMessage("2", "assistant", "b", 25),
                                new TranscriptMessage("3", "user", "c", 5)))
                        .durationMs())
                .isEqualTo(20);
    }
}
