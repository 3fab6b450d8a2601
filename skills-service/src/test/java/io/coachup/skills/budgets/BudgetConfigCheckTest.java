package io.coachup.skills.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetConfigCheckTest {

    @Test
    void noBudgetsAndSensibleOnesAreFine() {
        assertThat(problems(Limits.none())).isEmpty();
        assertThat(problems(Limits.turns(1).cents("1").speech(1))).isEmpty();
    }

    @Test
    void budgetsUnderWhichNobodyCouldDoAnythingAreRefusedEachInASentence() {
        assertThat(problems(Limits.none().tokens(99)))
                .singleElement()
                .asString()
                .startsWith("BUDGET_CHAT_TOKENS_PER_DAY ");
        assertThat(problems(Limits.none().cents("0.99")))
                .singleElement()
                .asString()
                .startsWith("BUDGET_CHAT_CENTS_PER_DAY ");
        assertThat(problems(Limits.none().speech(0)))
                .singleElement()
                .asString()
                .startsWith("BUDGET_SPEECH_SECONDS_PER_DAY ");
        assertThat(problems(Limits.none().turnTokens(0)))
                .singleElement()
                .asString()
                .startsWith("BUDGET_CHAT_TURN_TOKENS ");
        for (Duration ttl : List.of(Duration.ZERO, Duration.ofDays(1))) {
            assertThat(problems(Limits.none().ttl(ttl)))
                    .containsExactly("BUDGET_RESERVATION_TTL must be above 0 and less than a day.");
        }
    }

    private static List<String> problems(BudgetConfig config) {
        return new BudgetConfigCheck(config).problems();
    }
}
