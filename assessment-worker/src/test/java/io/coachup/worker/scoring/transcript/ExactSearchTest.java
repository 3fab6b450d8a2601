package io.coachup.worker.scoring.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.testing.CpuTime;
import io.coachup.worker.scoring.HostileTexts;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactSearchTest {

    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final int LONGEST_QUOTE = 2000;

    static Stream<String> texts() {
        return HostileTexts.all().keySet().stream();
    }

    @Test
    void itFindsWhatTheLibraryFinds() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, 30);
            String wanted = letters(random, 6) + "a";

            assertThat(new ExactSearch(wanted).isIn(text))
                    .as("%s in %s", wanted, text)
                    .isEqualTo(text.contains(wanted));
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aQuoteThatIsAlmostThereIsLookedForInTime(String name) {
        String text = HostileTexts.all().get(name);
        ExactSearch almost = new ExactSearch(text.substring(0, LONGEST_QUOTE - 1) + "b");

        assertThat(CpuTime.leastOf(() -> assertThat(almost.isIn(text)).isFalse(), LIMIT))
                .isLessThan(LIMIT);
    }

    private static String letters(Random random, int atMost) {
        return random.ints(random.nextInt(atMost), 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
