package io.coachup.skills.summaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.tracing.CallIds;
import io.coachup.skillsapi.chat.PromptContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalComposerTest {

    private final LocalComposer composer = new LocalComposer("mock", "mock-1");

    @Test
    void whatWasRecentBecomesWhatWasBefore() {
        String first = write(null, 600, "One");
        String second = write(first, 600, "Two");
        String third = write(second, 600, "Three");

        assertThat(first).isEqualTo("Recent messages:\nuser: One");
        assertThat(second).isEqualTo("Summary so far:\nuser: One\n\nRecent messages:\nuser: Two");
        assertThat(third).isEqualTo("Summary so far:\nuser: One\nuser: Two\n\nRecent messages:\nuser: Three");
    }

    @Test
    void aSummaryOfAnothersHandIsKeptWhole() {
        assertThat(write("Covered topics: pauses", 600, "Two"))
                .isEqualTo("Summary so far:\nCovered topics: pauses\n\nRecent messages:\nuser: Two");
        assertThat(write("Summary so far:\nSummary so far:\nPauses", 600)).isEqualTo("Summary so far:\nPauses");
        assertThat(write(null, 600)).isEmpty();
    }

    @Test
    void itIsNeverLongerThanItsRoomAndNoSignIsCutInHalf() {
        String long1 = "😀".repeat(9_000);
        for (int budget : new int[] {0, 1, 50, 51, 600, 1_000_000}) {
            String text = write("Summary so far:\n" + long1, budget, long1);
            int room = Math.clamp(budget * 8L, 400, PromptContext.SUMMARY_MAX_CHARS);
            assertThat(text.length()).isBetween(room - 4, room);
            assertThat(text).contains("Summary so far:", "Recent messages:").doesNotContain("\ud83d\n");
            assertThat(text.codePoints().filter(c -> c >= 0xd800 && c <= 0xdfff))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNewestIsAlwaysInWhatAPromptTakes() {
        String text = null;
        for (int message = 1; message <= 100; message++) {
            text = write(text, 1200, "Message %d ".formatted(message) + "x".repeat(100));

            assertThat(text.length()).isLessThanOrEqualTo(PromptContext.SUMMARY_MAX_CHARS);
            assertThat(text).contains("Message " + message + " ");
        }
        assertThat(text).contains("Message 99 ", "Message 90 ").doesNotContain("Message 1 ");
        String many = write(text, 1200, "first " + "y".repeat(5_000), "the very last");
        assertThat(many).contains("x", "the very last").doesNotContain("first ");
    }

    private String write(String previous, int budget, String... said) {
        List<Draft.Turn> turns =
                List.of(said).stream().map(text -> new Draft.Turn("user", text)).toList();
        return composer.write(new Draft(previous, turns, budget), CallIds.NONE);
    }
}
